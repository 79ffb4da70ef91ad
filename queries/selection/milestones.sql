-- Which milestones is a view about, and what is known of each as of its day?
--
-- sort_date: the first plan, else the outcome, else the day it was due; period: where that lies (earlier, review = 2015-2020, onward);
-- present_period: the same of the current plan; outcome: the status, done told apart in late, on_time, done_unplanned. A milestone
-- without areas stands in the line whole_strategy, or outside_areas where its project is context. With a filter on, milestones
-- without a project fall away. The period is that of sort_date.
--
-- @selection  chosen
-- @source  milestone_status, milestone_lines, milestone_outcome, areas, strategies, review_period
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
with known as (
    select
        m.milestone_id, m.level, m.project_id, m.area_ids, m.scope,
        milestone_lines(m.line_ids, m.scope) as line_ids,
        m.title_sv, m.title_en, m.owner_org_id, m.owner, m.source_id, m.status,
        milestone_outcome(m.status, m.is_late, m.first_plan_from) as outcome,
        m.first_plan_from, m.first_plan_to, m.first_plan_precision,
        m.plan_from, m.plan_to, m.plan_precision,
        m.done_from, m.done_to, m.done_precision,
        m.due_to, m.moves, m.is_late, m.done_slip_days,
        coalesce(m.first_plan_from, m.done_from, m.due_to) as sort_date,
        coalesce(m.first_plan_to, m.done_to, m.due_to) as sort_date_to,
        review_period(sort_date) as period,
        review_period(coalesce(m.plan_from, m.done_from, m.due_to)) as present_period
    from milestone_status($as_of) as m
),

asked as (
    -- the strategy asked for, in one row, whether there is one or not: a subquery for each milestone took most of the time
    select
        min(valid_from) as valid_from,
        max(coalesce(valid_to, 'infinity'::date)) as valid_to,
        (select list(area_id) from areas where strategy_id = $strategy) as area_ids
    from strategies
    where strategy_id = $strategy
)

select k.* exclude (area_ids, sort_date_to)
from known as k
cross join asked as a
where
    (not $has_chosen or k.project_id in (select c.project_id from selected_chosen as c))
    and $scope in ('all', k.scope)  -- of a context project: regional development that serves no area of the strategy
    and funding_in_years(year(k.sort_date), $year_from, $year_to)
    and (len($areas) = 0 or list_has_any(k.line_ids, $areas::varchar[]))  -- one of its lines is asked for
    -- its areas tell the strategy; without areas, the one in force when the first plan or the outcome has certainly come
    and (
        $strategy = ''
        or list_has_any(k.area_ids, a.area_ids)
        or (len(k.area_ids) = 0 and k.sort_date_to between a.valid_from and a.valid_to)
    )
