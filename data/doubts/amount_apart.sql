-- Which amounts are at least two hundred times the median of their neighbours: the same funder, measure and currency?
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
with amounts as (
    select
        funding_id, file_row, amount, amount::double as number,
        median(amount::double) over (partition by lower(funder), measure, currency) as usual,
        count(*) over (partition by lower(funder), measure, currency) as neighbours
    from raw_funding
)

select
    'funding' as table_name, funding_id as row_id, file_row, 'amount' as column_name, amount as value,
    round(usual)::bigint::varchar as about
from amounts
-- of fewer amounts nobody can say what is usual; a slip of three zeros stands out from most of a funder's amounts this far
where neighbours >= 5 and number >= 200 * usual
order by file_row
