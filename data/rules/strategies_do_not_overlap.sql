-- Which strategies are in force at the same time as another?
--
-- @source  raw_strategies
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'strategies.csv' as file,
    s.file_row,
    'valid_from' as column_name,
    s.valid_from as value,
    'a day after the end of ' || o.strategy_id || ' (' || coalesce(o.valid_to, 'open') || ')' as expected
from raw_strategies as s
inner join raw_strategies as o on o.file_row <> s.file_row
where
    date_from(s.valid_from) >= date_from(o.valid_from)
    and date_from(s.valid_from) <= coalesce(date_to(o.valid_to), 'infinity'::date)  -- it begins while the other is in force
qualify row_number() over (partition by s.file_row order by o.file_row) = 1
order by s.file_row
