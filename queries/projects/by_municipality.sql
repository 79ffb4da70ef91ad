-- How many projects have their seat in each municipality, and how much were they granted?
--
-- The sixteen municipalities of the county are always there. 'outside' is a seat in another county, 'not_stated' a seat
-- that no source tells. 'whole_county' has a place of its own; no source states it of any project, and none is guessed.
--
-- Money is that of the decisions themselves: what was granted under the strategy asked for, whichever the project belongs to.
--
-- @selection  project_places
-- @without  area_mode, time_mode, measure, price_year, currency
-- @source  municipalities, project_at
-- @grain   municipality
-- @param   location      varchar    'all'
-- @column  municipality  varchar    name, or whole_county, outside, not_stated
-- @column  code          integer    code of the municipality, empty for the three others
-- @column  tile_x        integer    column of its tile, empty for the three others
-- @column  tile_y        integer    row of its tile, empty for the three others
-- @column  projects      bigint     projects, each counted once
-- @column  value_sek     double     SEK granted wholly in the county by the day to projects that have their seat there; empty where no source tells
-- @check   projects >= 0
with tiles as (
    select name as municipality, code, tile_x, tile_y from municipalities
    union all
    select unnest(['whole_county', 'outside', 'not_stated']), null, null, null
),

placed as (
    select municipality, sum(projects) filter (where project_at(location, $location)) as projects, sum(granted_sek) as value_sek
    from selected_project_places
    group by municipality
)

select
    t.municipality,
    t.code,
    t.tile_x,
    t.tile_y,
    coalesce(p.projects, 0)::bigint as projects,
    p.value_sek
from tiles as t
left join placed as p on t.municipality = p.municipality
order by t.code nulls last, t.municipality
