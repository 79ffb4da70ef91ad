-- Which status did a milestone have from day to day, as a fold of the events known by then?
--
-- A state can only change on the day an event becomes known, comes, or falls due: those days are `turns`. What a view asks of its
-- milestones stands beside it, so that a view reads one table.
--
-- @source  milestone_events, milestones, areas, strategies, milestone_lines, milestone_outcome, review_period
-- @grain   milestone_id, valid_from
-- @column  milestone_id          varchar  milestone
-- @column  valid_from            date     first day with this status
-- @column  valid_to              date     last day with it, 9999-12-31 while open
-- @column  status                varchar  done, cancelled, overdue, unreported or upcoming
-- @column  first_plan_from       date     first planned date, first day; never overwritten
-- @column  first_plan_to         date     first planned date, last day
-- @column  first_plan_precision  varchar  year, quarter, month or day
-- @column  plan_from             date     current plan, first day
-- @column  plan_to               date     current plan, last day
-- @column  plan_precision        varchar  year, quarter, month or day
-- @column  done_from             date     done, first day; null until done
-- @column  done_to               date     done, last day
-- @column  done_precision        varchar  year, quarter, month or day
-- @column  due_to                date     last day of the current plan, else of the date that no source tells the outcome of
-- @column  moves                 bigint   known moves
-- @column  is_late               boolean  certainly done after the first planned date
-- @column  slip_days             bigint   days from the first planned date to done (below 0: early; 0: as far as told, within it); null unless both are known
-- @column  reason                varchar  why it was moved, each time; null where not stated
-- @column  reason_sv             varchar  the same in Swedish
-- @column  told_by               varchar  source of the last event known
-- @column  changed_on            date     the last day by then on which it was reached, fell due, was called off or moved; null: never
-- @column  outcome               varchar  the status, done told apart in late, on_time and done_unplanned
-- @column  sort_date             date     the first plan, else the outcome, else the day it was due: first day
-- @column  period                varchar  where that lies: earlier, review or onward
-- @column  present_period        varchar  the same of the current plan
-- @column  strategy_ids          varchar[]  strategies of its areas; without areas the one in force on the last day that sort_date can mean
-- @column  line_ids              varchar[]  lines of areas; without areas whole_strategy, or outside_areas where its project is context
-- @column  level                 varchar  strategy, area or project
-- @column  project_id            varchar  project, null where none
-- @column  scope                 varchar  scope of its project; strategy where it has none
-- @column  title_sv              varchar  title in Swedish
-- @column  title_en              varchar  title in English
-- @column  owner_org_id          varchar  organisation that answers for it
-- @column  owner                 varchar  its name
-- @column  source_id             varchar  source of the milestone
-- @check   valid_from <= valid_to
-- @check   status in ('done', 'cancelled', 'overdue', 'unreported', 'upcoming')
with turns as (
    select milestone_id, known_from as turn from milestone_events
    union
    select milestone_id, greatest(known_from, date_to) as turn from milestone_events
    union
    select milestone_id, greatest(known_from, (date_to + 1)::date) as turn from milestone_events
),

known as (
    select t.turn, e.*, e.event in ('planned', 'moved') as is_plan
    from turns as t
    inner join milestone_events as e on e.milestone_id = t.milestone_id and e.known_from <= t.turn
),

gathered as (
    select
        milestone_id,
        turn,
        arg_min({'f': date_from, 't': date_to, 'p': date_precision}, (known_from, position))
        filter (where is_plan) as first_plan,
        arg_max({'f': date_from, 't': date_to, 'p': date_precision}, (known_from, position)) filter (where is_plan) as plan,
        arg_min({'f': date_from, 't': date_to, 'p': date_precision}, (known_from, position))
        filter (where event = 'done' and date_to <= turn) as done,
        arg_max(date_to, (known_from, position)) filter (where event in ('unreported', 'cancelled')) as end_to,
        -- a report that the work goes on outweighs that nothing was reported before it
        coalesce(arg_max(event = 'unreported', (known_from, position)) filter (where event in ('unreported', 'under_way')), false)
            as is_unreported,
        coalesce(bool_or(event = 'under_way'), false) as is_under_way,
        coalesce(bool_or(event = 'cancelled'), false) as is_cancelled,
        coalesce(bool_or(event = 'moved'), false) as was_moved,
        count(*) filter (where event = 'moved') as moves,
        string_agg(reason, '; ' order by known_from, position) filter (where event = 'moved') as reason,
        string_agg(coalesce(reason_sv, reason), '; ' order by known_from, position) filter (where event = 'moved') as reason_sv,
        arg_max(source_id, (known_from, position)) as told_by
    from known
    group by milestone_id, turn
),

judged as (
    select
        *,
        coalesce(plan.t, end_to) as due_to,
        lead((turn - 1)::date, 1, '9999-12-31'::date) over (partition by milestone_id order by turn) as until,
        case
            when done is not null then 'done'
            when is_cancelled then 'cancelled'
            when coalesce(plan.t, end_to) >= turn then 'upcoming'
            when is_unreported or not (was_moved or is_under_way) then 'unreported'
            else 'overdue'  -- something was reported after the first plan, and the day has passed
        end as status
    from gathered
),

states as (
    select
        milestone_id,
        turn as valid_from,
        until as valid_to,
        status,
        first_plan.f as first_plan_from,
        first_plan.t as first_plan_to,
        first_plan.p as first_plan_precision,
        plan.f as plan_from,
        plan.t as plan_to,
        plan.p as plan_precision,
        done.f as done_from,
        done.t as done_to,
        done.p as done_precision,
        due_to,
        moves,
        coalesce(done.f > first_plan.t, false) as is_late,
        case
            when done.f <= first_plan.t and done.t >= first_plan.f then 0  -- as far as the sources tell, on time
            else done.t - first_plan.t
        end as slip_days,
        reason,
        reason_sv,
        told_by
    from judged
    where done is not null or due_to is not null  -- drops unplanned outcomes that are announced and lie ahead: nothing has happened yet
),

of_strategies as (
    select s.strategy_id, s.valid_from, coalesce(s.valid_to, 'infinity'::date) as valid_to, list(a.area_id) as area_ids
    from strategies as s
    left join areas as a on s.strategy_id = a.strategy_id
    group by all
),

all_strategies as (
    select coalesce(list(s order by valid_from), []) as each_one from of_strategies as s
)

select
    s.*,
    max(if(s.status <> 'upcoming' or s.moves > 0, s.valid_from, null)) over (
        partition by s.milestone_id order by s.valid_from
    ) as changed_on,
    milestone_outcome(s.status, s.is_late, s.first_plan_from) as outcome,
    coalesce(s.first_plan_from, s.done_from, s.due_to) as sort_date,
    review_period(coalesce(s.first_plan_from, s.done_from, s.due_to)) as period,
    review_period(coalesce(s.plan_from, s.done_from, s.due_to)) as present_period,
    list_transform(
        list_filter(
            a.each_one,
            lambda y: list_has_any(m.area_ids, y.area_ids)
                or (len(m.area_ids) = 0 and coalesce(s.first_plan_to, s.done_to, s.due_to) between y.valid_from and y.valid_to)
        ),
        lambda y: y.strategy_id
    ) as strategy_ids,
    milestone_lines(m.line_ids, m.scope) as line_ids,
    m.level, m.project_id, m.scope, m.title_sv, m.title_en, m.owner_org_id, m.owner, m.source_id
from states as s
inner join milestones as m on s.milestone_id = m.milestone_id
cross join all_strategies as a
order by s.milestone_id, s.valid_from
