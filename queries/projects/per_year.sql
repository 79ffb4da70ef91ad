-- How many projects began each year, by state as of a day?
--
-- @source  projects_as_of
-- @grain   year_key, state
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @param   location      varchar    'all'
-- @filters
-- @column  year_key      integer    year of the first date; 0 = not stated
-- @column  year          integer    the same, empty where not stated
-- @column  state         varchar    planned, ongoing, ended or not_stated as of the day
-- @column  projects      bigint     projects, each counted once
-- @check   projects > 0
select
    coalesce(year, 0) as year_key,
    year,
    state,
    count(*) as projects
from projects_as_of($as_of, $strategy, $areas, $scope, $location, $filters)
group by year, state
order by year_key = 0, year_key, state_order(state)
