-- Which amounts in a foreign currency are of a year that has no rate?
--
-- @source  raw_funding, raw_exchange_rates, date_to
-- @grain   table_name, row_id
-- @empty   good facts give none
-- @column  table_name   varchar  table
-- @column  row_id       varchar  row, as corrections.csv knows it
-- @column  file_row     bigint   row of the file
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  about        varchar  what it is doubtful against
select
    'funding' as table_name, f.funding_id as row_id, f.file_row, 'currency' as column_name, f.currency as value,
    coalesce(year(date_to(coalesce(f.decided, f.period_start)))::varchar, '') as about
from raw_funding as f
where
    f.currency <> 'SEK'
    and f.same_money_as is null  -- that money is counted in another row
    and not exists (
        select 1 from raw_exchange_rates as r
        where r.currency = f.currency and r.year = year(date_to(coalesce(f.decided, f.period_start)))::varchar
    )
order by f.file_row
