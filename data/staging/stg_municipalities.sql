-- What does each row of municipalities.csv say, with types: a municipality of Värmland and its place on the tile map?
--
-- @source  raw_municipalities
-- @grain   code
-- @column  code       integer  municipality code of SCB
-- @column  name       varchar  name
-- @column  tile_x     integer  column on the tile map, from the west
-- @column  tile_y     integer  row on the tile map, from the north
-- @column  source_id  varchar  source that states the row
-- @column  file_row   bigint   row of the file, the header being row 1
select
    code::integer as code,
    name,
    tile_x::integer as tile_x,
    tile_y::integer as tile_y,
    source_id,
    file_row
from raw_municipalities
