-- How many milestones begin and cease to stand as they do, by year, month and day and by everything that a page groups them by?
--
-- As in project_cells: one more on the first day of a state, one fewer on the day after its last (macro milestone_counts). A row without
-- a line, or without a strategy, holds each milestone once; the others hold it in each that it belongs to.
--
-- @source  milestone_states, adds_from, adds_to
-- @grain   facet, line_id?, strategy_id?, adds_to, adds_from, scope, status, outcome, level?, is_moved?, year?, present_period?, owner_org_id?
-- @column  facet           varchar  what the row counts by: standing, or owner (of what is overdue or unreported)
-- @column  line_id         varchar  line of areas; null: all of them, each milestone once
-- @column  strategy_id     varchar  strategy of its areas, without areas the one in force when it is planned or done; null: any, each milestone once
-- @column  adds_from       date     first day whose sum it belongs to: the day itself, the day after its month, or the day after its year
-- @column  adds_to         date     last such day: the last of its month, the last of its year, or 9999-12-31
-- @column  scope           varchar  strategy or context
-- @column  status          varchar  done, overdue, unreported, upcoming or cancelled
-- @column  outcome         varchar  the same, done told apart in late, on_time and done_unplanned
-- @column  level           varchar  by standing: strategy, area or project
-- @column  is_moved        boolean  by standing: moved at least once
-- @column  year            integer  by standing: year of the first plan, else of the outcome, else of the day that it was due
-- @column  period          varchar  by standing: earlier, review or onward, by that year
-- @column  present_period  varchar  by standing: the same by the current plan, else by the outcome, else by that day
-- @column  owner_org_id    varchar  by owner: organisation that answers for it; null where no source tells
-- @column  owner           varchar  its name
-- @column  milestones      bigint   milestones that begin to stand so, less those that cease to
-- @check   adds_from <= adds_to and milestones <> 0
with standing as (
    select
        line_ids, list_append(strategy_ids, null) as strategy_ids, scope, status, outcome, level, moves > 0 as is_moved,
        year(sort_date)::integer as year, period, present_period, owner_org_id, owner,
        unnest([valid_from, (valid_to + 1)::date]) as day,
        unnest([1, -1]) as change
    from milestone_states
),

placed as (
    select *, unnest(strategy_ids) as strategy_id from standing
),

days as (
    select 'standing' as facet, strategy_id, unnest(list_append(line_ids, null)) as line_id,
        day, scope, status, outcome, level, is_moved, year, period, present_period, null as owner_org_id, null as owner, change
    from placed
    where day < '9999-12-31'  -- what is open does not end
    union all
    select 'owner', strategy_id, unnest(list_append(line_ids, null)),
        day, scope, status, outcome, null, null, null, null, null, owner_org_id, owner, change
    from placed
    where day < '9999-12-31' and outcome in ('overdue', 'unreported')  -- what waits for an answer
)

select
    d.facet, d.line_id, d.strategy_id, adds_from(s.step, d.day) as adds_from, adds_to(s.step, d.day) as adds_to,
    d.scope, d.status, d.outcome, d.level, d.is_moved, d.year, d.period, d.present_period, d.owner_org_id, d.owner,
    sum(d.change)::bigint as milestones
from days as d
cross join (values ('year'), ('month'), ('day')) as s (step)
where s.step <> 'month' or month(d.day) < 12  -- December is over when its year is
group by all
having sum(d.change) <> 0  -- where as many come as go, nothing changes
order by
    facet, line_id, strategy_id, adds_to, adds_from, scope, status, outcome, level, is_moved, year, present_period, owner_org_id
