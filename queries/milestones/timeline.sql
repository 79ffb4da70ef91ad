-- When was each milestone first planned, when is it planned now, and when did it happen, as of a day?
--
-- status: a status or late, on_time, done_unplanned, moved, due, due_done, planned, unanswered; period: where the first plan lies (never planned: the outcome),
-- review = 2015-2020, onward = from 2021.
--
-- @selection  milestones
-- @source  milestone_stands, slip_on
-- @grain   milestone_id
-- @param   level                 varchar    ''
-- @param   status                varchar    ''
-- @param   period                varchar    'all'
-- @column  milestone_id          varchar    milestone
-- @column  level                 varchar    strategy, area or project
-- @column  title_sv              varchar    title in Swedish
-- @column  title_en              varchar    title in English
-- @column  owner                 varchar    organisation that answers for it, empty where not stated
-- @column  project_id            varchar    project that it belongs to, empty where none
-- @column  line_ids              varchar[]  lines of areas that it belongs to
-- @column  status                varchar    done, overdue, unreported, upcoming or cancelled
-- @column  first_plan_from       date       first plan, first day that it can mean
-- @column  first_plan_to         date       first plan, last day that it can mean
-- @column  first_plan_precision  varchar    first plan: year, quarter, month or day
-- @column  plan_from             date       current plan, first day that it can mean
-- @column  plan_to               date       current plan, last day that it can mean
-- @column  plan_precision        varchar    current plan: year, quarter, month or day
-- @column  done_from             date       outcome, first day that it can mean
-- @column  done_to               date       outcome, last day that it can mean
-- @column  done_precision        varchar    outcome: year, quarter, month or day
-- @column  moves                 bigint     how many times it was moved
-- @column  is_late               boolean    whether it was done after its first plan
-- @column  slip_days             bigint     days from the first plan to the outcome (below 0 = early), to the day itself while overdue; else empty
-- @column  sort_date             date       first plan, else outcome, else the day it was due
select
    milestone_id, level, title_sv, title_en, owner, project_id, line_ids, status,
    first_plan_from, first_plan_to, first_plan_precision,
    plan_from, plan_to, plan_precision,
    done_from, done_to, done_precision,
    moves, is_late, slip_on(status, first_plan_to, done_slip_days, $as_of) as slip_days, sort_date
from selected_milestones
where
    $level in ('', level)
    and milestone_stands($status, status, outcome, moves)  -- the status or group asked for
    and ($period = 'all' or period = $period)  -- the period asked for
order by sort_date, milestone_id
