-- Which milestones were reached, moved or fell due without being reached between two days?
--
-- moved: from the plan known on the earlier day to the plan known on the later; a milestone may be moved and reached.
--
-- @source  milestone_states, milestone_events, sources, slip_on
-- @grain   milestone_id, change
-- @param   as_of           date       date '2020-12-31'
-- @param   since           date       date '2017-12-31'
-- @param   strategy        varchar    ''
-- @param   areas           varchar[]  []
-- @param   scope           varchar    'strategy'
-- @param   level           varchar    ''
-- @column  milestone_id    varchar    milestone
-- @column  title_sv        varchar    title in Swedish
-- @column  title_en        varchar    title in English
-- @column  change          varchar    reached, moved, overdue or unreported
-- @column  plan_from       date       plan on the later day, first day that it can mean
-- @column  plan_precision  varchar    that plan: year, quarter, month or day
-- @column  was_from        date       plan on the earlier day, first day that it can mean
-- @column  was_precision   varchar    that plan: year, quarter, month or day
-- @column  done_from       date       outcome, first day that it can mean
-- @column  done_precision  varchar    outcome: year, quarter, month or day
-- @column  slip_days       integer    days from the first plan to the outcome
-- @column  is_late         boolean    certainly after the first plan
-- @column  reason          varchar    reason of the last move, empty where not stated
-- @column  reason_sv       varchar    the same in Swedish
-- @column  project_id      varchar    project, empty where none
-- @column  source_id       varchar    source of the last event known by the later day
-- @column  publisher       varchar    who published it
-- @column  source_title    varchar    title of the source
-- @column  url             varchar    its address
-- @check   change in ('reached', 'moved', 'overdue', 'unreported')
with changed as (
    select
        n.milestone_id, n.title_sv, n.title_en, n.project_id, n.status, n.due_to, n.first_plan_to, n.slip_days, n.is_late, n.told_by,
        n.plan_from, n.plan_precision, b.plan_from as was_from, b.plan_precision as was_precision, n.done_from, n.done_precision,
        unnest([
            case when n.status = 'done' and coalesce(b.status, '') <> 'done' then 'reached' end,  -- since the earlier day
            case when n.moves > b.moves then 'moved' end,  -- a plan that was known then has changed
            case
                when n.status in ('overdue', 'unreported') and coalesce(b.status, '') not in ('overdue', 'unreported')
                    then n.status
            end
        ]) as change
    from milestone_states as n
    left join milestone_states as b on n.milestone_id = b.milestone_id and $since between b.valid_from and b.valid_to
    where
        $as_of between n.valid_from and n.valid_to and n.valid_from > $since  -- what stands as it did has not changed
        and $level in ('', n.level)
        and $scope in ('all', n.scope)  -- of a context project: regional development that serves no area of the strategy
        and (len($areas) = 0 or list_has_any(n.line_ids, $areas::varchar[]))  -- one of its lines is asked for
        and ($strategy = '' or list_contains(n.strategy_ids, $strategy))
),

told as (
    select
        milestone_id,
        arg_max(reason, position) filter (where event = 'moved') as reason,
        arg_max(reason_sv, position) filter (where event = 'moved') as reason_sv
    from milestone_events
    where
        known_from <= $as_of  -- told by the later day
        and milestone_id in (select c.milestone_id from changed as c where c.change is not null)  -- no more reasons than are shown
    group by milestone_id
)

select
    c.milestone_id, c.title_sv, c.title_en, c.change, c.plan_from, c.plan_precision, c.was_from, c.was_precision,
    c.done_from, c.done_precision, slip_on(c.status, c.first_plan_to, c.slip_days, $as_of)::integer as slip_days, c.is_late,
    t.reason, t.reason_sv, c.project_id,
    s.source_id, s.publisher, s.title as source_title, s.url
from changed as c
inner join told as t on c.milestone_id = t.milestone_id
inner join sources as s on c.told_by = s.source_id
where c.change is not null  -- the rest is as it was in this respect
order by list_position(['reached', 'moved', 'overdue', 'unreported'], c.change), c.due_to, c.milestone_id
