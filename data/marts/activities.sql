-- Which activities does the plan of a project name, and what are they for?
--
-- @source  stg_activities
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
select * exclude (file_row)
from stg_activities
order by project_id, position
