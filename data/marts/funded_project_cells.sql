-- From when on does money count for how many projects, by year, month and day?
--
-- A project with several amounts counts once, from the first of them on: so there is a row for each choice that a page has, of which
-- places it speaks and of which strategy, and rows of different choices are never added up.
--
-- @source  funding, funding_at, adds_from, adds_to
-- @grain   measure, at_location, of_strategy?, scope, adds_to, adds_from
-- @column  measure      varchar  measure
-- @column  at_location  varchar  where the money is: whole, part, outside, or all for wholly and partly in the county
-- @column  of_strategy  varchar  strategy of the decisions; null: any, or none
-- @column  scope        varchar  strategy or context
-- @column  adds_from    date     first day whose sum it belongs to: the day itself, the day after its month, or the day after its year
-- @column  adds_to      date     last such day: the last of its month, the last of its year, or 9999-12-31
-- @column  projects     bigint   projects whose first amount counts from then
-- @check   adds_from <= adds_to and projects > 0
with dated as (
    select project_id, measure, location, strategy_id, scope, min(counts_from) as day
    from funding
    -- money of the strategy as a whole is of no project; the amount has a date, and a value in SEK
    where project_id is not null and counts_from is not null and left_out is null
    group by project_id, measure, location, strategy_id, scope
),

firsts as (
    select d.project_id, d.measure, a.at_location, if(s.of_any, null, d.strategy_id) as of_strategy, d.scope, min(d.day) as day
    from dated as d
    inner join (values ('whole'), ('part'), ('outside'), ('all')) as a (at_location) on funding_at(d.location, a.at_location)
    inner join (values (true), (false)) as s (of_any) on s.of_any or d.strategy_id is not null
    group by all
)

select
    f.measure, f.at_location, f.of_strategy, f.scope, adds_from(s.step, f.day) as adds_from, adds_to(s.step, f.day) as adds_to,
    count(*) as projects
from firsts as f
cross join (values ('year'), ('month'), ('day')) as s (step)
where s.step <> 'month' or month(f.day) < 12  -- December is over when its year is
group by all
order by measure, at_location, of_strategy, scope, adds_to, adds_from
