-- Which projects have shares that do not add up to 1?
--
-- Thirds are written as 0.333, so a thousandth may be missing; the marts make it whole.
--
-- @source  raw_project_areas
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'project_areas.csv' as file,
    min(file_row) as file_row,
    'share' as column_name,
    string_agg(share, ' + ' order by file_row) as value,
    'shares of ' || project_id || ' that add up to 1' as expected
from raw_project_areas
group by project_id
having abs(sum(try_cast(share as double)) - 1) > 0.0011
order by file_row
