-- Which areas does each strategy have, and to which line of areas does each belong?
--
-- Two pseudo areas stand for what has no area: projects that serve the strategy as a whole, and projects outside it.
--
-- @source  stg_areas, stg_area_succession
-- @grain   area_id
-- @column  area_id      varchar    id of the area
-- @column  strategy_id  varchar    its strategy, null for the two pseudo areas
-- @column  position     integer    place in the strategy
-- @column  name_sv      varchar    name in Swedish
-- @column  name_en      varchar    name in English
-- @column  kind         varchar    vertical, horizontal, or none for the pseudo areas
-- @column  aliases      varchar[]  other names, empty list where none
-- @column  line_id      varchar    the oldest area that it wholly continues (of several, the first in the file), else itself; colour and comparison go by line
with recursive
whole_successions as (
    select to_area_id, arg_min(from_area_id, file_row) as from_area_id
    from stg_area_succession
    where share = 1  -- an area that was divided does not live on as one line
    group by to_area_id
),

continued as (
    select area_id, area_id as line_id, 0 as steps from stg_areas
    union all
    select c.area_id, s.from_area_id as line_id, c.steps + 1 as steps
    from continued as c
    inner join whole_successions as s on s.to_area_id = c.line_id
),

lines as (
    select area_id, arg_max(line_id, steps) as line_id
    from continued
    group by area_id
),

pseudo (area_id, position, name_sv, name_en) as (
    values
    ('whole_strategy', 101, 'Hela strategin', 'The strategy as a whole'),
    ('outside_areas', 102, 'Utanför områdena', 'Outside the areas')
)

select a.area_id, a.strategy_id, a.position, a.name_sv, a.name_en, a.kind, a.aliases, l.line_id
from stg_areas as a
inner join lines as l on l.area_id = a.area_id
union all
select area_id, null::varchar, position, name_sv, name_en, 'none', []::varchar[], area_id from pseudo
order by strategy_id nulls last, position
