-- What does each row of exchange_rates.csv say, with types: a currency's yearly average?
--
-- @source  raw_exchange_rates
-- @grain   year, currency
-- @column  year          integer  year
-- @column  currency      varchar  currency, empty where not stated
-- @column  sek_per_unit  double   SEK for one unit, yearly average
-- @column  source_id     varchar  source that states the row
-- @column  file_row      bigint   row of the file, the header being row 1
select
    year::integer as year,
    currency,
    sek_per_unit::double as sek_per_unit,
    source_id,
    file_row
from raw_exchange_rates
