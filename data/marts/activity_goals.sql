-- Which activity works towards which sub-goal?
--
-- @source  stg_activity_goals
-- @grain   activity_id, sub_goal_id
-- @empty   a strategy need not have them
-- @column  activity_id  varchar  activity
-- @column  sub_goal_id  varchar  sub-goal
-- @column  basis        varchar  stated by a source or an editorial call
-- @check   basis in ('stated', 'editorial')
select * exclude (file_row)
from stg_activity_goals
order by activity_id, sub_goal_id
