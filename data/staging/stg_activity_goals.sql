-- What does each row of activity_goals.csv say, with types: an activity that works towards a sub-goal?
--
-- @source  raw_activity_goals
-- @grain   activity_id, sub_goal_id
-- @empty   a strategy need not have them
-- @column  activity_id  varchar  activity
-- @column  sub_goal_id  varchar  sub-goal
-- @column  basis        varchar  stated by a source or an editorial call
-- @column  file_row     bigint   row of the file, the header being row 1
select
    activity_id,
    sub_goal_id,
    basis,
    file_row
from raw_activity_goals
