-- What does each row of milestone_events.csv say, with types: something learnt about a milestone?
--
-- @source  raw_milestone_events
-- @grain   file_row
-- @column  milestone_id        varchar  milestone
-- @column  event               varchar  planned, moved, done, cancelled, unreported or under_way
-- @column  date_from           date     date of the event, first day
-- @column  date_to             date     date of the event, last day
-- @column  date_precision      varchar  date of the event: year, quarter, month or day
-- @column  known_on_from       date     became known, first day
-- @column  known_on_to         date     became known, last day
-- @column  known_on_precision  varchar  became known: year, quarter, month or day
-- @column  reason              varchar  reason or remark
-- @column  source_id           varchar  source that states the row
-- @column  file_row            bigint   row of the file, the header being row 1
select
    milestone_id,
    event,
    date_from(date) as date_from,
    date_to(date) as date_to,
    date_precision(date) as date_precision,
    date_from(known_on) as known_on_from,
    date_to(known_on) as known_on_to,
    date_precision(known_on) as known_on_precision,
    reason,
    source_id,
    file_row
from raw_milestone_events
