-- How many rows of the facts rest on each source, and in which tables?
--
-- @source  source_rows
-- @grain   source_id
-- @column  source_id  varchar    source
-- @column  rows       bigint     rows that rest on it
-- @column  tables     varchar[]  the tables with their numbers of rows, the largest first
-- @check   rows > 0
select
    source_id,
    sum(rows)::bigint as rows,
    list(table_name || ' ' || rows order by rows desc, table_name) as tables
from source_rows
group by source_id
order by source_id
