-- Which amounts does an earlier row state too: the same funder, measure, amount and day, and not marked as the same money?
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
with marked as (
    select
        *,
        first_value(funding_id) over stated as first_id,
        row_number() over stated as place
    from raw_funding
    where same_money_as is null and funder is not null and decided is not null  -- the rest cannot be told to be the same
    window stated as (partition by lower(funder), measure, amount::double, currency, decided order by file_row)
)

select
    'funding' as table_name, funding_id as row_id, file_row, 'amount' as column_name, amount as value, first_id as about
from marked
where place > 1
order by file_row
