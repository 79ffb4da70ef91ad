-- What does each row of sub_goals.csv say, with types: a sub-goal of a project, as its plan names it?
--
-- @source  raw_sub_goals
-- @grain   sub_goal_id
-- @empty   a strategy need not have them
-- @column  sub_goal_id  varchar  id of the sub-goal
-- @column  project_id   varchar  project that it belongs to
-- @column  position     integer  place in its list
-- @column  name_sv      varchar  the sub-goal, in Swedish
-- @column  name_en      varchar  the sub-goal, in English
-- @column  source_id    varchar  source that states the row
-- @column  file_row     bigint   row of the file, the header being row 1
select
    sub_goal_id,
    project_id,
    position::integer as position,
    name_sv,
    name_en,
    source_id,
    file_row
from raw_sub_goals
