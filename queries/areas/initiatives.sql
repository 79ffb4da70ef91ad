-- In which of its ten years is each Vinnväxt initiative, what have funders given it, and when was it evaluated, as of a day?
--
-- The sources name an initiative by 'Vinnväxt' in brackets after its title. The first year is that of its start.
--
-- @source  projects, project_areas, areas, funding, evaluations
-- @grain   project_id
-- @empty   an area need not have an initiative
-- @param   as_of                date       date '2020-12-31'
-- @param   areas                varchar[]  []
-- @column  project_id           varchar    initiative
-- @column  title_sv             varchar    title, Swedish
-- @column  title_en             varchar    title, English
-- @column  line_ids             varchar[]  lines of areas that it stands in
-- @column  coordinator          varchar    who runs it, empty where not stated
-- @column  start_from           date       start, first day that it can mean
-- @column  start_precision      varchar    start: year, quarter, month or day
-- @column  year_number          bigint     which of the ten years the day lies in, or its end where that has passed; 10 at the most
-- @column  years                integer    years that the programme finances
-- @column  is_over              boolean    whether its end or the ten years have passed
-- @column  region_sek           double     SEK granted by regions by the day, empty where not stated
-- @column  state_sek            double     SEK granted by the state by the day, empty where not stated
-- @column  total_budget_sek     double     SEK of the whole budget as a source states it, empty where not stated
-- @column  evaluated_from       date       first evaluation, first day that it can mean; empty where none is known
-- @column  evaluated_precision  varchar    that day: year, quarter, month or day
-- @check   year_number between 1 and years
with initiatives as (
    select project_id, title_sv, title_en, coordinator, start_from, start_precision, end_to
    from projects
    where
        title_sv like '%(Vinnväxt)'  -- the sources name the initiatives so
        and known_from <= $as_of  -- begun by the day
),

money as (
    select
        project_id,
        sum(amount_sek) filter (where measure = 'granted' and funder_group = 'region') as region_sek,
        sum(amount_sek) filter (where measure = 'granted' and funder_group = 'state') as state_sek,
        sum(amount_sek) filter (where measure = 'total_budget') as total_budget_sek
    from funding
    where
        project_id in (select i.project_id from initiatives as i)
        and same_money_as is null  -- money that another row holds is in no sum
        and coalesce(counts_from <= $as_of, measure = 'total_budget')  -- a budget without a day belongs to a project that is known
    group by project_id
),

lines as (
    select p.project_id, list(distinct a.line_id order by a.line_id) as line_ids
    from project_areas as p
    inner join areas as a on a.area_id = p.area_id
    where p.project_id in (select i.project_id from initiatives as i)
    group by p.project_id
)

select
    p.project_id, p.title_sv, p.title_en, l.line_ids, p.coordinator, p.start_from, p.start_precision,
    least(year($as_of), year(p.end_to), year(p.start_from) + 9) - year(p.start_from) + 1 as year_number,
    10 as years,
    coalesce(p.end_to < $as_of, false) or year($as_of) - year(p.start_from) >= 10 as is_over,
    m.region_sek, m.state_sek, m.total_budget_sek,
    e.date_from as evaluated_from, e.date_precision as evaluated_precision
from initiatives as p
inner join lines as l on l.project_id = p.project_id
left join money as m on m.project_id = p.project_id
left join
    (
        select project_id, min(date_from) as date_from, arg_min(date_precision, date_from) as date_precision
        from evaluations
        where date_to <= $as_of  -- presented by the day
        group by project_id
    ) as e
    on e.project_id = p.project_id
where len($areas) = 0 or list_has_any(l.line_ids, $areas)  -- the areas that were asked for
order by p.start_from, p.project_id
