-- Which milestones have no event, so that nothing is known about them?
--
-- @source  raw_milestones, raw_milestone_events
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'milestones.csv' as file,
    m.file_row,
    'milestone_id' as column_name,
    m.milestone_id as value,
    'at least one event of it in milestone_events.csv' as expected
from raw_milestones as m
where m.milestone_id is not null and not exists (select 1 from raw_milestone_events as e where e.milestone_id = m.milestone_id)
order by m.file_row
