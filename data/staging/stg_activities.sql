-- What does each row of activities.csv say, with types: an activity of a project, as its plan names it?
--
-- @source  raw_activities
-- @grain   activity_id
-- @empty   a strategy need not have them
-- @column  activity_id  varchar  id of the activity
-- @column  project_id   varchar  project that it belongs to
-- @column  position     integer  place in its list
-- @column  name_sv      varchar  name, in Swedish
-- @column  name_en      varchar  name, in English
-- @column  aim_sv       varchar  what it is for, in Swedish
-- @column  aim_en       varchar  what it is for, in English
-- @column  source_id    varchar  source that states the row
-- @column  file_row     bigint   row of the file, the header being row 1
select
    activity_id,
    project_id,
    position::integer as position,
    name_sv,
    name_en,
    aim_sv,
    aim_en,
    source_id,
    file_row
from raw_activities
