-- In which municipalities do the projects of a view have their seat, and how much was granted to projects there, from cells?
--
-- The same rows as project_places.sql, for views of all areas or of one that filter nothing.
--
-- @source  project_counts
-- @grain   municipality, location
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @column  municipality  varchar    municipality, outside or not_stated
-- @column  location      varchar    where the projects are, and where the money is
-- @column  projects      bigint     projects
-- @column  granted_sek   double     SEK granted wholly in the county by the day; null where no source tells
-- @check   projects >= 0
select key as municipality, location, sum(projects)::bigint as projects, sum(granted_sek) as granted_sek
from project_counts($as_of)
where
    facet = 'municipality'
    and line_id is not distinct from $areas[1]  -- no line: each project once
    and $strategy in ('', coalesce(strategy_id, ''))
    and $scope in ('all', scope)  -- context is regional development that serves no area of the strategy
group by key, location
