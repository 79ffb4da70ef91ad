-- Which areas continue in an area that does not belong to a later strategy?
--
-- @source  raw_area_succession, raw_areas, raw_strategies
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'area_succession.csv' as file,
    s.file_row,
    'to_area_id' as column_name,
    s.to_area_id as value,
    'an area of a strategy that starts after that of ' || s.from_area_id as expected
from raw_area_succession as s
inner join raw_areas as a on a.area_id = s.from_area_id
inner join raw_strategies as earlier on earlier.strategy_id = a.strategy_id
inner join raw_areas as b on b.area_id = s.to_area_id
inner join raw_strategies as later on later.strategy_id = b.strategy_id
where date_from(later.valid_from) <= date_from(earlier.valid_from)
order by s.file_row
