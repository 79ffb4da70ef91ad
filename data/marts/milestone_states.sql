-- Which status did a milestone have from day to day, as a fold of the events known by then?
--
-- A state can only change on the day an event becomes known, comes, or falls due: those days are `turns`.
--
-- @source  milestone_events
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
        count(*) filter (where event = 'moved') as moves
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
)

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
    end as slip_days
from judged
where done is not null or due_to is not null  -- drops unplanned outcomes that are announced and lie ahead: nothing has happened yet
order by milestone_id, valid_from
