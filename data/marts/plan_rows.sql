-- How do the sub-goals, activities and milestones of each project that has a plan hang together?
--
-- A sub-goal without an activity, an activity without a sub-goal and a milestone without an activity stand alone.
--
-- @source  activities, sub_goals, activity_goals, activity_milestones, milestones, projects
-- @grain   project_id, sub_goal_id?, activity_id?, milestone_id?
-- @empty   a project need not have activities
-- @column  project_id       varchar  project
-- @column  title_sv         varchar  its title in Swedish
-- @column  title_en         varchar  its title in English
-- @column  known_from       date     the day from which the project is known
-- @column  sub_goal_id      varchar  sub-goal, null for what has none
-- @column  goal_position    integer  its place
-- @column  goal_sv          varchar  its name in Swedish
-- @column  goal_en          varchar  its name in English
-- @column  goal_basis       varchar  whether a source states that the activity works towards it
-- @column  activity_id      varchar  activity, null for what has none
-- @column  position         integer  its place
-- @column  activity_sv      varchar  its name in Swedish
-- @column  activity_en      varchar  its name in English
-- @column  milestone_id     varchar  milestone of the project, null where the activity has none
-- @column  milestone_basis  varchar  whether a source states that the milestone belongs to the activity
-- @check   coalesce(sub_goal_id, activity_id, milestone_id) is not null
with planned as (
    select project_id, title_sv, title_en, known_from
    from projects
    where project_id in (select a.project_id from activities as a)
),

acting as (
    select
        a.project_id, a.activity_id, a.position, a.name_sv as activity_sv, a.name_en as activity_en,
        w.sub_goal_id, w.basis as goal_basis, m.milestone_id, b.basis as milestone_basis
    from activities as a
    left join activity_goals as w on a.activity_id = w.activity_id
    left join activity_milestones as b on a.activity_id = b.activity_id
    left join milestones as m on b.milestone_id = m.milestone_id and a.project_id = m.project_id
),

together as (
    select
        coalesce(g.project_id, a.project_id) as project_id,
        g.sub_goal_id, g.position as goal_position, g.name_sv as goal_sv, g.name_en as goal_en,
        a.goal_basis, a.activity_id, a.position, a.activity_sv, a.activity_en, a.milestone_id, a.milestone_basis
    from sub_goals as g
    full join acting as a on g.sub_goal_id = a.sub_goal_id and g.project_id = a.project_id
    union all by name
    select project_id, milestone_id
    from milestones
    where milestone_id not in (select b.milestone_id from activity_milestones as b)  -- the others are above
)

select
    p.project_id, p.title_sv, p.title_en, p.known_from,
    t.sub_goal_id, t.goal_position, t.goal_sv, t.goal_en, t.goal_basis,
    t.activity_id, t.position, t.activity_sv, t.activity_en, t.milestone_id, t.milestone_basis
from together as t
inner join planned as p on t.project_id = p.project_id
order by p.project_id, t.goal_position, t.position, t.sub_goal_id, t.activity_id, t.milestone_id
