-- How many projects began each year, by state as of a day?
--
-- @selection  project_sums
-- @source  state_order, project_at
-- @grain   year_key, state
-- @param   location      varchar    'all'
-- @column  year_key      integer    year of the first date; 0 = not stated
-- @column  year          integer    the same, empty where not stated
-- @column  state         varchar    planned, ongoing, ended or not_stated as of the day
-- @column  projects      bigint     projects, each counted once
-- @check   projects > 0
select
    coalesce(year, 0) as year_key,
    year,
    state,
    sum(projects)::bigint as projects
from selected_project_sums
where line_id is null and project_at(location, $location)  -- each project once
group by year, state
order by year_key = 0, year_key, state_order(state)
