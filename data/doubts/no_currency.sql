-- Which amounts have no currency?
--
-- @source  raw_funding
-- @grain   table_name, row_id
-- @empty   good facts give none
-- @column  table_name   varchar  table
-- @column  row_id       varchar  row, as corrections.csv knows it
-- @column  file_row     bigint   row of the file
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  about        varchar  what it is doubtful against
select
    'funding' as table_name, funding_id as row_id, file_row, 'currency' as column_name, '' as value, amount as about
from raw_funding
where currency is null  -- such an amount is in no sum
order by file_row
