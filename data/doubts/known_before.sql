-- Which outcomes of milestones were known before they happened?
--
-- @source  raw_milestone_events, date_from, date_to
-- @grain   table_name, row_id
-- @empty   good facts give none
-- @column  table_name   varchar  table
-- @column  row_id       varchar  row, as corrections.csv knows it
-- @column  file_row     bigint   row of the file
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  about        varchar  what it is doubtful against
select
    'milestone_events' as table_name, concat_ws('/', milestone_id, event, date) as row_id, min(file_row) as file_row,
    'known_on' as column_name, min(known_on) as value, min(date) as about
from raw_milestone_events
where event in ('done', 'cancelled') and date_to(known_on) < date_from(date)  -- a plan is known before it comes
group by milestone_id, event, date
order by file_row
