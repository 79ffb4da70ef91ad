-- What happened in a line of areas each year, as of a day: money, projects, milestones, actors and indicators?
--
-- lane: money (SEK granted wholly in the county, split by shares), projects (by the year they began; code = state), milestones (by the
-- year of the first plan, else of the outcome; code = status), actors (organisations by the year of their first project in the line) and
-- indicators (values by the year that they are of). year_key 0 is what no source gives a year: as money it is in no sum.
--
-- @selection  sums, projects, milestones
-- @without  areas, area_mode, time_mode
-- @source  project_lines, project_partners, area_indicators
-- @grain   lane, year_key, code
-- @param   line_id   varchar  's1_digital_welfare'
-- @column  lane      varchar  money, projects, milestones, actors or indicators
-- @column  year_key  integer  year, 0 where not stated
-- @column  code      varchar  state of projects, status of milestones, else all
-- @column  value     double   SEK, or how many
-- @check   value > 0
with placed as (
    select p.project_id, p.state, coalesce(p.year, 0) as year_key
    from selected_projects as p
    inner join project_lines as l on p.project_id = l.project_id
    where l.line_id = $line_id and p.location <> 'outside'
),

first_years as (
    select w.org_id, coalesce(min(nullif(p.year_key, 0)), 0) as year_key
    from placed as p
    inner join project_partners as w on p.project_id = w.project_id
    group by w.org_id
)

select 'money' as lane, coalesce(year, 0)::integer as year_key, 'all' as code, sum(amount_sek) as value
from selected_sums
where line_id = $line_id and measure = 'granted' and location = 'whole' and amount_sek is not null  -- no rate, no value
group by coalesce(year, 0)
union all by name
select 'projects' as lane, year_key::integer as year_key, state as code, count(*)::double as value
from placed
group by year_key, state
union all by name
select 'milestones' as lane, year(sort_date)::integer as year_key, status as code, count(*)::double as value
from selected_milestones
where list_contains(line_ids, $line_id)
group by year(sort_date), status
union all by name
select 'actors' as lane, year_key::integer as year_key, 'all' as code, count(*)::double as value
from first_years
group by year_key
union all by name
select 'indicators' as lane, coalesce(year(period_from), 0)::integer as year_key, 'all' as code, count(*)::double as value
from area_indicators($as_of, [$line_id])
group by coalesce(year(period_from), 0)
order by list_position(['money', 'projects', 'milestones', 'actors', 'indicators'], lane), year_key, code
