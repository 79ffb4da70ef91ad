-- What became of the milestones of the 2015-2020 review and of those from 2021, as of a day?
--
-- base fixed: the milestones whose first plan lies in the period, so that a move changes nothing.
-- base present: those whose current plan lies in it, without the cancelled.
-- base unplanned: those done in it of which no plan is known; there is nothing to measure them against.
--
-- @selection  milestone_sums
-- @source  milestone_in_base, status_order
-- @grain   period, base, status
-- @param   level       varchar    ''
-- @column  period      varchar    review = 2015-2020, onward = from 2021
-- @column  base        varchar    fixed, present or unplanned
-- @column  status      varchar    done, overdue, unreported, upcoming or cancelled
-- @column  milestones  bigint     milestones
-- @column  base_total  bigint     milestones of the period on this base
-- @column  share_pct   double     share of them, percent
-- @column  late        bigint     of the done, those done after the first plan
-- @check   milestones between 1 and base_total
-- @check   share_pct between 0 and 100
with based as (
    select
        if(b.base = 'present', k.present_period, k.period) as period,
        b.base,
        k.status,
        k.outcome,
        k.milestones
    from selected_milestone_sums as k
    cross join unnest(['fixed', 'present', 'unplanned']) as b(base)
    where
        k.facet = 'standing' and k.line_id is null  -- each milestone once
        and milestone_in_base(b.base, k.status, k.outcome) and $level in ('', k.level)
)

select
    period,
    base,
    status,
    sum(milestones)::bigint as milestones,
    (sum(sum(milestones)) over (partition by period, base))::bigint as base_total,
    100.0 * sum(milestones) / base_total as share_pct,
    coalesce(sum(milestones) filter (where outcome = 'late'), 0)::bigint as late
from based
where period in ('review', 'onward')  -- what lies before the first strategy is in neither period
group by period, base, status
order by period = 'onward', base, status_order(status)
