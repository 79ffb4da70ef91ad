-- How many projects is a view about, by state and year, all together and in each line of areas?
--
-- Made from its projects, where filters ask something or where two areas may hold the same project. Else ready_project_sums.sql makes
-- the same from cells.
--
-- @selection  projects
-- @source  project_lines, project_money
-- @grain   line_id?, state, year?, location
-- @param   as_of       date       date '2020-12-31'
-- @param   areas       varchar[]  []
-- @column  line_id     varchar    line of areas; null: each project once
-- @column  state       varchar    planned, ongoing, ended or not_stated
-- @column  year        integer    year in which they began; null where not stated or not come
-- @column  location    varchar    where the projects are
-- @column  projects    bigint     projects
-- @column  shares      double     the same, of each the line's share
-- @column  mains       bigint     of them, those that have their main area in the line
-- @column  with_money  bigint     of them, those with an amount granted wholly in the county by the day
-- @check   mains between 0 and projects and with_money between 0 and projects
with placed as (
    select project_id, line_id, share, is_main
    from project_lines
    where len($areas) = 0 or list_contains($areas::varchar[], line_id)  -- only the lines asked for
    union all
    select project_id, null, 1.0, true
    from selected_projects
)

select
    a.line_id, p.state, p.year, p.location,
    count(*) as projects,
    sum(a.share) as shares,
    count(*) filter (where a.is_main) as mains,
    count(m.granted_sek) as with_money
from selected_projects as p
inner join placed as a on p.project_id = a.project_id
left join project_money($as_of) as m on p.project_id = m.project_id
group by a.line_id, p.state, p.year, p.location
