-- Which assessments of resilience name another method than that of their item?
--
-- @source  raw_assessments, raw_framework_items
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'assessments.csv' as file, t.file_row, 'subject' as column_name, t.subject as value,
    i.subject || ', the method of the item' as expected
from raw_assessments as t
inner join raw_framework_items as i on i.item_id = t.item
where
    i.subject like 'resilience%'  -- other methods may be used on several things, such as clusters
    and t.subject <> i.subject
order by t.file_row
