-- What does each row of areas.csv say, with types: an area of specialisation of one strategy?
--
-- @source  raw_areas
-- @grain   area_id
-- @column  area_id      varchar    id of the area
-- @column  strategy_id  varchar    strategy
-- @column  position     integer    place in the order of the strategy
-- @column  name_sv      varchar    name in Swedish
-- @column  name_en      varchar    name in English
-- @column  kind         varchar    kind, from the list of words in schema.toml
-- @column  aliases      varchar[]  other names, empty list where none
-- @column  file_row     bigint     row of the file, the header being row 1
select
    area_id,
    strategy_id,
    position::integer as position,
    name_sv,
    name_en,
    kind,
    items(aliases) as aliases,
    file_row
from raw_areas
