-- In which municipalities do the projects of a view have their seat, and how much was granted to projects there?
--
-- Money is that of the decisions themselves: what was granted under the strategy asked for, whichever the project belongs to. Made from
-- projects and amounts, where ready_project_places.sql cannot make the same from cells.
--
-- @selection  projects, counted
-- @source  projects
-- @grain   municipality, location
-- @column  municipality  varchar  municipality, outside or not_stated
-- @column  location      varchar  where the projects are, and where the money is
-- @column  projects      bigint   projects
-- @column  granted_sek   double   SEK granted wholly in the county by the day; null where no source tells
-- @check   projects >= 0
with placed as (
    select municipality, location, 1 as projects, null::double as granted_sek
    from selected_projects
    union all
    select p.municipality_key, a.location, 0, a.whole_value * a.once_share
    from selected_counted as a
    inner join projects as p on a.project_id = p.project_id
    where a.location = 'whole' and not a.is_undated  -- wholly in the county, and placed before the day
)

select municipality, location, sum(projects)::bigint as projects, sum(granted_sek) as granted_sek
from placed
group by municipality, location
