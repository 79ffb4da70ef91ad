-- Which areas have successors with shares that add up to more than 1?
--
-- @source  raw_area_succession
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'area_succession.csv' as file,
    min(file_row) as file_row,
    'share' as column_name,
    string_agg(share, ' + ' order by file_row) as value,
    'shares of ' || from_area_id || ' that add up to 1 at most' as expected
from raw_area_succession
group by from_area_id
having sum(try_cast(share as double)) > 1.001
order by file_row
