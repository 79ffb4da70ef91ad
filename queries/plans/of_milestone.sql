-- To which activities of its project's plan does a milestone belong, as of a day?
--
-- One that belongs to no activity has a row as well, where its project has a plan.
--
-- @source  activities, activity_milestones, milestones, projects
-- @grain   milestone_id, position
-- @empty   a milestone need not be of a project with a plan
-- @param   as_of         date     date '2020-12-31'
-- @param   milestone_id  varchar  's3nms_process_support'
-- @column  milestone_id  varchar  milestone
-- @column  project_id    varchar  project that has the plan
-- @column  title_sv      varchar  its title, Swedish
-- @column  title_en      varchar  its title, English
-- @column  position      integer  place of the activity in the plan, empty where it belongs to none
-- @column  activity_sv   varchar  activity, Swedish
-- @column  activity_en   varchar  activity, English
-- @column  basis         varchar  whether a source states that it belongs to the activity, empty where it belongs to none
select
    m.milestone_id, p.project_id, p.title_sv, p.title_en,
    a.position, a.name_sv as activity_sv, a.name_en as activity_en, b.basis
from milestones as m
inner join projects as p on p.project_id = m.project_id
left join activity_milestones as b on b.milestone_id = m.milestone_id
left join activities as a on a.activity_id = b.activity_id
where
    m.milestone_id = $milestone_id
    and p.known_from <= $as_of  -- known by the day
    and exists (select 1 from activities as o where o.project_id = p.project_id)  -- the others have no plan
order by a.position nulls last
