-- What does each row of price_index.csv say, with types: the consumer price index, yearly average?
--
-- @source  raw_price_index
-- @grain   year
-- @column  year         integer  year
-- @column  index_value  double   index, yearly average
-- @column  base         varchar  base of the index
-- @column  source_id    varchar  source that states the row
-- @column  file_row     bigint   row of the file, the header being row 1
select
    year::integer as year,
    index_value::double as index_value,
    base,
    source_id,
    file_row
from raw_price_index
