-- What does each row of activity_milestones.csv say, with types: a milestone that belongs to an activity?
--
-- @source  raw_activity_milestones
-- @grain   activity_id, milestone_id
-- @empty   a strategy need not have them
-- @column  activity_id   varchar  activity
-- @column  milestone_id  varchar  milestone
-- @column  basis         varchar  stated by a source or an editorial call
-- @column  file_row      bigint   row of the file, the header being row 1
select
    activity_id,
    milestone_id,
    basis,
    file_row
from raw_activity_milestones
