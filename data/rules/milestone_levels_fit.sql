-- Which milestones lack the project or the areas that their level requires?
--
-- @source  raw_milestones
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'milestones.csv' as file,
    file_row,
    case level when 'project' then 'project_id' else 'area_ids' end as column_name,
    '' as value,
    'a value: the milestone is of the level ' || level as expected
from raw_milestones
where (level = 'project' and project_id is null) or (level = 'area' and area_ids is null)
order by file_row
