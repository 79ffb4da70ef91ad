-- Which sub-goals, activities and milestones does the plan of a project have, and how do they hang together, as of a day?
--
-- A sub-goal without an activity, an activity without a sub-goal and a milestone without an activity stand there alone. An empty
-- project_id asks for the first project that has activities.
--
-- @source  plan_rows, milestone_states, activities
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
select
    concat_ws('/', coalesce(r.sub_goal_id, '-'), coalesce(r.activity_id, '-'), coalesce(m.milestone_id, '-')) as row_id,
    r.project_id, r.title_sv, r.title_en,
    r.goal_position, r.goal_sv, r.goal_en, r.goal_basis, r.position, r.activity_sv, r.activity_en,
    m.milestone_id, m.title_sv as milestone_sv, m.title_en as milestone_en, r.milestone_basis,
    m.status, m.first_plan_from as plan_from, m.first_plan_precision as plan_precision
from plan_rows as r
left join milestone_states as m on r.milestone_id = m.milestone_id and $as_of between m.valid_from and m.valid_to
where
    r.known_from <= $as_of  -- known by the day
    and r.project_id = coalesce(nullif($project_id, ''), (select min(a.project_id) from activities as a))  -- the project asked for
    and coalesce(r.sub_goal_id, r.activity_id, m.milestone_id) is not null  -- a milestone that is not known yet
order by r.goal_position nulls last, r.position nulls last, m.first_plan_from nulls last, row_id
