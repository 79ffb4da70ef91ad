-- Which notes are about more than one of an area, a project and a milestone? A note on none of them is on the whole strategy.
--
-- @source  raw_notes
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'notes.csv' as file,
    file_row,
    if(area_id is not null and project_id is not null, 'project_id', 'milestone_id') as column_name,
    concat_ws(', ', area_id, project_id, milestone_id) as value,
    'one of area_id, project_id and milestone_id, or none of them for the whole strategy' as expected
from raw_notes
where (area_id is not null)::int + (project_id is not null)::int + (milestone_id is not null)::int > 1
order by file_row
