-- Which milestone belongs to which activity?
--
-- @source  stg_activity_milestones
-- @grain   activity_id, milestone_id
-- @empty   a strategy need not have them
-- @column  activity_id   varchar  activity
-- @column  milestone_id  varchar  milestone
-- @column  basis         varchar  stated by a source or an editorial call
-- @check   basis in ('stated', 'editorial')
select * exclude (file_row)
from stg_activity_milestones
order by activity_id, milestone_id
