-- How many projects is a view about, by state and year, all together and in each line of areas, from cells that are ready?
--
-- The same rows as project_sums.sql, for views of all areas or of one that filter nothing. The time that it takes does not grow with
-- the projects.
--
-- @source  project_counts
-- @grain   line_id?, state, year?, location
-- @param   as_of       date       date '2020-12-31'
-- @param   strategy    varchar    ''
-- @param   areas       varchar[]  []
-- @param   scope       varchar    'strategy'
-- @column  line_id     varchar    line of areas; null: each project once
-- @column  state       varchar    planned, ongoing, ended or not_stated
-- @column  year        integer    year in which they began; null where not stated or not come
-- @column  location    varchar    where the projects are
-- @column  projects    bigint     projects
-- @column  shares      double     the same, of each the line's share
-- @column  mains       bigint     of them, those that have their main area in the line
-- @column  with_money  bigint     of them, those with an amount granted wholly in the county by the day
-- @check   mains between 0 and projects and with_money between 0 and projects
with summed as (
    select
        line_id, state, year, location,
        sum(projects)::bigint as projects,
        sum(shares) as shares,
        sum(mains)::bigint as mains,
        sum(with_money)::bigint as with_money
    from project_counts($as_of)
    where
        facet = 'state'
        and (len($areas) = 0 or line_id = $areas[1])  -- the cells of each line are whole, so one line needs no others
        and $strategy in ('', coalesce(strategy_id, ''))
        and $scope in ('all', scope)  -- context is regional development that serves no area of the strategy
    group by line_id, state, year, location
    having sum(projects) > 0  -- nobody is left in the others
)

select line_id, state, year, location, projects, shares, mains, with_money
from summed
union all
select null, state, year, location, projects, projects::double, projects, with_money
from summed
where len($areas) = 1  -- the projects of the line, each once
