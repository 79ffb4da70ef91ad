-- Which milestones are both reported as done and marked as unreported?
--
-- A report that came later is no contradiction: until then the milestone was unreported.
--
-- @source  raw_milestone_events
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
with known as (
    select file_row, milestone_id, event, coalesce(date_to(known_on), date_to(date)) as known_from
    from raw_milestone_events
)

select
    'milestone_events.csv' as file,
    u.file_row,
    'event' as column_name,
    'unreported' as value,
    'no such event of ' || u.milestone_id || ': row ' || min(d.file_row) || ' says that it was done, and is not known later'
        as expected
from known as u
inner join known as d on d.milestone_id = u.milestone_id and d.event = 'done' and d.known_from <= u.known_from
where u.event = 'unreported'  -- the rest cannot contradict a report
group by u.file_row, u.milestone_id
order by file_row
