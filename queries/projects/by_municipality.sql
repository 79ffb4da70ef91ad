-- How many projects have their seat in each municipality, and how much were they granted?
--
-- The sixteen municipalities of the county are always there. 'outside' is a seat in another county, 'not_stated' a seat
-- that no source tells. 'whole_county' has a place of its own; no source states it of any project, and none is guessed.
--
-- @selection  projects
-- @source  project_money, municipalities, project_at
-- @grain   municipality
-- @param   location      varchar    'all'
-- @column  municipality  varchar    name, or whole_county, outside, not_stated
-- @column  code          integer    code of the municipality, empty for the three others
-- @column  tile_x        integer    column of its tile, empty for the three others
-- @column  tile_y        integer    row of its tile, empty for the three others
-- @column  projects      bigint     projects, each counted once
-- @column  value_sek     double     SEK granted to them wholly in the county by the day; empty where no source tells
-- @check   projects >= 0
with tiles as (
    select name as municipality, code, tile_x, tile_y from municipalities
    union all
    select unnest(['whole_county', 'outside', 'not_stated']), null, null, null
),

shown as (
    select * from selected_projects where project_at(location, $location)
)

select
    t.municipality,
    t.code,
    t.tile_x,
    t.tile_y,
    count(s.project_id) as projects,
    sum(m.granted_sek) as value_sek
from tiles as t
left join shown as s on t.municipality = s.municipality
left join project_money($as_of) as m on s.project_id = m.project_id
group by t.municipality, t.code, t.tile_x, t.tile_y
order by t.code nulls last, t.municipality
