-- Which activities does the plan of a project have, and what is each of them for, as of a day?
--
-- An empty project_id asks for the first project that has activities.
--
-- @source  activities, projects
-- @grain   position
-- @empty   a project need not have activities
-- @param   as_of        date     date '2020-12-31'
-- @param   project_id   varchar  ''
-- @column  position     integer  place of the activity
-- @column  activity_sv  varchar  activity, Swedish
-- @column  activity_en  varchar  activity, English
-- @column  aim_sv       varchar  what the activity is for, Swedish; empty where the plan does not say
-- @column  aim_en       varchar  what the activity is for, English
-- @check   position > 0
select a.position, a.name_sv as activity_sv, a.name_en as activity_en, a.aim_sv, a.aim_en
from activities as a
inner join projects as p on a.project_id = p.project_id
where
    p.known_from <= $as_of  -- known by the day
    and p.project_id = coalesce(nullif($project_id, ''), (select min(f.project_id) from activities as f))  -- the project asked for
order by a.position
