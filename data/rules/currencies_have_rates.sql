-- Which currencies of amounts and claims are neither kronor nor in the exchange rates, so that nothing is known of them?
--
-- @source  raw_funding, raw_claims, raw_exchange_rates
-- @grain   file, file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
with stated as (
    select 'funding.csv' as file, file_row, currency from raw_funding
    union all
    select 'claims.csv' as file, file_row, currency from raw_claims
)

select
    s.file,
    s.file_row,
    'currency' as column_name,
    s.currency as value,
    'SEK, or a currency that has yearly rates in exchange_rates: add them first' as expected
from stated as s
where s.currency <> 'SEK' and not exists (select 1 from raw_exchange_rates as r where r.currency = s.currency)
order by s.file, s.file_row
