-- What did a unit of foreign currency cost in SEK, as a yearly average?
--
-- @source  stg_exchange_rates
-- @grain   year, currency
-- @column  year          integer  year
-- @column  currency      varchar  currency, empty where not stated
-- @column  sek_per_unit  double   SEK for one unit, yearly average
-- @column  source_id     varchar  source that states the row
-- @check   sek_per_unit > 0
select * exclude (file_row)
from stg_exchange_rates
order by year, currency
