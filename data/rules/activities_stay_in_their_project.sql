-- Which activities work towards a sub-goal, or have a milestone, of another project?
--
-- @source  raw_activity_goals, raw_activity_milestones, raw_activities, raw_sub_goals, raw_milestones
-- @grain   file, file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  what stands there
-- @column  expected     varchar  what was expected
select
    'activity_goals.csv' as file, t.file_row, 'sub_goal_id' as column_name, t.sub_goal_id as value,
    'a sub-goal of the project of the activity' as expected
from raw_activity_goals as t
inner join raw_activities as a on a.activity_id = t.activity_id
inner join raw_sub_goals as g on g.sub_goal_id = t.sub_goal_id
where g.project_id <> a.project_id
union all
select
    'activity_milestones.csv', t.file_row, 'milestone_id', t.milestone_id,
    'a milestone of the project of the activity'
from raw_activity_milestones as t
inner join raw_activities as a on a.activity_id = t.activity_id
inner join raw_milestones as m on m.milestone_id = t.milestone_id
where m.project_id is distinct from a.project_id
order by 1, 2
