-- Where does each of the sixteen municipalities stand on the tile map?
--
-- @source  stg_municipalities
-- @grain   code
-- @column  code    integer  municipality code of SCB
-- @column  name    varchar  name
-- @column  tile_x  integer  column, 0 in the west
-- @column  tile_y  integer  row, 0 in the north
select code, name, tile_x, tile_y
from stg_municipalities
order by code
