-- How do the milestones of the areas stand as of a day, one of two areas counted once?
--
-- What belongs to no area is not counted.
--
-- @selection  milestone_sums
-- @grain   -
-- @column  done            bigint     done by the day
-- @column  done_unplanned  bigint     of these, no plan is known
-- @column  due             bigint     planned and fallen due
-- @column  due_done        bigint     of these, done
-- @column  unreported      bigint     of these, no source tells the outcome
-- @check   due_done + done_unplanned = done and due_done + unreported <= due
with counted as (
    select
        outcome, status,
        if(line_id is null, milestones, -milestones) as milestones  -- each once, less those of no area, which stand in one line alone
    from selected_milestone_sums
    where facet = 'standing' and (line_id is null or line_id in ('whole_strategy', 'outside_areas'))
)

select
    coalesce(sum(milestones) filter (where status = 'done'), 0)::bigint as done,
    coalesce(sum(milestones) filter (where outcome = 'done_unplanned'), 0)::bigint as done_unplanned,
    coalesce(sum(milestones) filter (where outcome in ('late', 'on_time', 'overdue', 'unreported')), 0)::bigint as due,
    coalesce(sum(milestones) filter (where outcome in ('late', 'on_time')), 0)::bigint as due_done,
    coalesce(sum(milestones) filter (where outcome = 'unreported'), 0)::bigint as unreported
from counted
