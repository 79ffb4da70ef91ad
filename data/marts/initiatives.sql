-- Which projects are initiatives of the Vinnväxt programme, and which amounts tell what each was given?
--
-- The sources name an initiative by 'Vinnväxt' in brackets after its title. One without amounts has a row with none.
--
-- @source  projects, project_lines, funding
-- @grain   project_id, funding_id?
-- @empty   a county need not have an initiative
-- @column  project_id       varchar    project
-- @column  title_sv         varchar    title in Swedish
-- @column  title_en         varchar    title in English
-- @column  line_ids         varchar[]  lines of its areas
-- @column  coordinator      varchar    coordinating organisation
-- @column  start_from       date       start, first day
-- @column  start_precision  varchar    year, quarter, month or day
-- @column  end_to           date       end, last day
-- @column  known_from       date       the day from which it is known
-- @column  funding_id       varchar    amount that no other row holds
-- @column  measure          varchar    granted, cofinancing, total_budget, eligible_cost or paid
-- @column  funder_group     varchar    kind of funder, null where not stated
-- @column  counts_from      date       the day from which it has certainly been given; null where nothing dates it
-- @column  amount_sek       double     amount in SEK; null without a currency or a rate
with lines as (
    select project_id, list(line_id order by line_id) as line_ids
    from project_lines
    group by project_id
)

select
    p.project_id, p.title_sv, p.title_en, l.line_ids, p.coordinator, p.start_from, p.start_precision, p.end_to, p.known_from,
    f.funding_id, f.measure, f.funder_group, f.counts_from, f.amount_sek
from projects as p
inner join lines as l on p.project_id = l.project_id
left join funding as f on p.project_id = f.project_id and f.same_money_as is null  -- money that another row holds is in no sum
where p.title_sv like '%(Vinnväxt)'  -- the sources name the initiatives so
order by p.project_id, f.funding_id
