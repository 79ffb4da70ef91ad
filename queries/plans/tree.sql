-- Which sub-goals, activities and milestones does the plan of a project have, and how do they hang together, as of a day?
--
-- A sub-goal without an activity, an activity without a sub-goal and a milestone without an activity stand there alone. An empty
-- project_id asks for the first project that has activities.
--
-- @source  activities, sub_goals, activity_goals, activity_milestones, milestones, milestone_states, projects
-- @grain   row_id
-- @empty   a project need not have activities
-- @param   as_of            date     date '2020-12-31'
-- @param   project_id       varchar  ''
-- @column  row_id           varchar  sub-goal, activity and milestone
-- @column  project_id       varchar  project
-- @column  title_sv         varchar  its title, Swedish
-- @column  title_en         varchar  its title, English
-- @column  goal_position    integer  place of the sub-goal, empty for what has none
-- @column  goal_sv          varchar  sub-goal, Swedish
-- @column  goal_en          varchar  sub-goal, English
-- @column  goal_basis       varchar  whether a source states that the activity works towards it, empty where nothing does
-- @column  position         integer  place of the activity, empty for what has none
-- @column  activity_sv      varchar  activity, Swedish
-- @column  activity_en      varchar  activity, English
-- @column  milestone_id     varchar  milestone, empty where the activity has none
-- @column  milestone_sv     varchar  milestone, Swedish
-- @column  milestone_en     varchar  milestone, English
-- @column  milestone_basis  varchar  whether a source states that the milestone belongs to the activity, empty where it belongs to none
-- @column  status           varchar  status of the milestone
-- @column  plan_from        date     first plan of the milestone, first day
-- @column  plan_precision   varchar  first plan: year, quarter, month or day
-- @check   coalesce(goal_position, position) is not null or milestone_id is not null
with project as (
    select p.project_id, p.title_sv, p.title_en
    from projects as p
    where
        p.known_from <= $as_of  -- known by the day
        and p.project_id = coalesce(nullif($project_id, ''), (select min(a.project_id) from activities as a))  -- the project asked for
        and exists (select 1 from activities as a where a.project_id = p.project_id)
),

planned as (
    select
        m.milestone_id, m.project_id, m.title_sv, m.title_en, t.status, t.first_plan_from as plan_from,
        t.first_plan_precision as plan_precision
    from milestones as m
    inner join milestone_states as t on t.milestone_id = m.milestone_id and $as_of between t.valid_from and t.valid_to
    where m.project_id in (select p.project_id from project as p)
),

goals as (select g.* from sub_goals as g inner join project as p on p.project_id = g.project_id),

acting as (
    select
        a.activity_id, a.position, a.name_sv as activity_sv, a.name_en as activity_en,
        w.sub_goal_id, w.basis as goal_basis, b.milestone_id, b.basis as milestone_basis
    from activities as a
    inner join project as p on p.project_id = a.project_id
    left join activity_goals as w on w.activity_id = a.activity_id
    left join activity_milestones as b on b.activity_id = a.activity_id
),

together as (
    select
        g.sub_goal_id, g.position as goal_position, g.name_sv as goal_sv, g.name_en as goal_en,
        a.goal_basis, a.activity_id, a.position, a.activity_sv, a.activity_en, a.milestone_id, a.milestone_basis
    from goals as g
    full join acting as a on a.sub_goal_id = g.sub_goal_id
    union all
    select null, null, null, null, null, null, null, null, null, m.milestone_id, null
    from planned as m
    where m.milestone_id not in (select b.milestone_id from activity_milestones as b)
)

select
    concat_ws('/', coalesce(t.sub_goal_id, '-'), coalesce(t.activity_id, '-'), coalesce(m.milestone_id, '-')) as row_id,
    p.project_id, p.title_sv, p.title_en,
    t.goal_position, t.goal_sv, t.goal_en, t.goal_basis, t.position, t.activity_sv, t.activity_en,
    m.milestone_id, m.title_sv as milestone_sv, m.title_en as milestone_en, t.milestone_basis, m.status, m.plan_from, m.plan_precision
from together as t
cross join project as p
left join planned as m on m.milestone_id = t.milestone_id
order by t.goal_position nulls last, t.position nulls last, m.plan_from nulls last, row_id
