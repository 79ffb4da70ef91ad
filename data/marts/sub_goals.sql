-- Which sub-goals does the plan of a project name?
--
-- @source  stg_sub_goals
-- @grain   sub_goal_id
-- @empty   a strategy need not have them
-- @column  sub_goal_id  varchar  id of the sub-goal
-- @column  project_id   varchar  project that it belongs to
-- @column  position     integer  place in its list
-- @column  name_sv      varchar  the sub-goal, in Swedish
-- @column  name_en      varchar  the sub-goal, in English
-- @column  source_id    varchar  source that states the row
select * exclude (file_row)
from stg_sub_goals
order by project_id, position
