-- How high were consumer prices, as a yearly average?
--
-- @source  stg_price_index
-- @grain   year
-- @column  year         integer  year
-- @column  index_value  double   index, yearly average
-- @column  base         varchar  base of the index
-- @column  source_id    varchar  source that states the row
-- @check   index_value > 0
select * exclude (file_row)
from stg_price_index
order by year
