-- Which milestones is a view about, and what is known of each as of its day?
--
-- sort_date: the first plan, else the outcome, else the day it was due; period: where that lies (earlier, review = 2015-2020, onward);
-- present_period: the same of the current plan; outcome: the status, done told apart in late, on_time, done_unplanned. A milestone
-- without areas stands in the line whole_strategy, or outside_areas where its project is context. With a filter on, milestones
-- without a project fall away. The period is that of sort_date.
--
-- @selection  chosen
-- @source  milestone_states, funding_in_years
-- @grain   milestone_id
-- @param   as_of                 date       date '2020-12-31'
-- @param   strategy              varchar    ''
-- @param   areas                 varchar[]  []
-- @param   scope                 varchar    'strategy'
-- @param   year_from             integer    0
-- @param   year_to               integer    0
-- @column  milestone_id          varchar    milestone
-- @column  level                 varchar    strategy, area or project
-- @column  project_id            varchar    project, null where none
-- @column  scope                 varchar    scope of its project; strategy where it has none
-- @column  line_ids              varchar[]  lines of areas that it stands in
-- @column  title_sv              varchar    title in Swedish
-- @column  title_en              varchar    title in English
-- @column  owner_org_id          varchar    organisation that answers for it
-- @column  owner                 varchar    its name
-- @column  source_id             varchar    source
-- @column  status                varchar    done, cancelled, overdue, unreported or upcoming
-- @column  outcome               varchar    the status, done told apart
-- @column  first_plan_from       date       first planned date, first day
-- @column  first_plan_to         date       first planned date, last day
-- @column  first_plan_precision  varchar    year, quarter, month or day
-- @column  plan_from             date       current plan, first day
-- @column  plan_to               date       current plan, last day
-- @column  plan_precision        varchar    year, quarter, month or day
-- @column  done_from             date       outcome, first day
-- @column  done_to               date       outcome, last day
-- @column  done_precision        varchar    year, quarter, month or day
-- @column  due_to                date       last day of the current plan, else of the date that no source tells the outcome of
-- @column  moves                 bigint     how many times it was moved
-- @column  is_late               boolean    certainly done after the first planned date
-- @column  done_slip_days        bigint     days from the first plan to the outcome; slip_on counts on while it is overdue
-- @column  sort_date             date       where it stands on a time axis
-- @column  period                varchar    earlier, review or onward, by sort_date
-- @column  present_period        varchar    the same by the current plan
-- @column  reason                varchar    why it was moved, each time; null where not stated
-- @column  reason_sv             varchar    the same in Swedish
-- @column  told_by               varchar    source of the last event known by the day
select
    milestone_id, level, project_id, scope, line_ids, title_sv, title_en, owner_org_id, owner, source_id, status, outcome,
    first_plan_from, first_plan_to, first_plan_precision, plan_from, plan_to, plan_precision, done_from, done_to, done_precision,
    due_to, moves, is_late, slip_days as done_slip_days, sort_date, period, present_period, reason, reason_sv, told_by
from milestone_states
where
    $as_of between valid_from and valid_to
    and (not $has_chosen or project_id in (select c.project_id from selected_chosen as c))
    and $scope in ('all', scope)  -- of a context project: regional development that serves no area of the strategy
    and funding_in_years(year(sort_date), $year_from, $year_to)
    and (len($areas) = 0 or list_has_any(line_ids, $areas::varchar[]))  -- one of its lines is asked for
    and ($strategy = '' or list_contains(strategy_ids, $strategy))
