-- How many milestones are known as of a day, and how do they stand?
--
-- @selection  milestone_sums
-- @grain   -
-- @param   level            varchar    ''
-- @column  milestones       bigint     milestones known by the day
-- @column  done             bigint     done by the day
-- @column  late             bigint     of these, done after the first plan
-- @column  on_time          bigint     of these, done no later than the first plan
-- @column  done_unplanned   bigint     of these, no plan is known
-- @column  overdue          bigint     due and not done, though something was reported
-- @column  unreported       bigint     due, and no source tells the outcome
-- @column  upcoming         bigint     not yet due
-- @column  cancelled        bigint     called off
-- @column  moved            bigint     moved at least once, whatever the status
-- @column  due              bigint     planned and fallen due: late, on_time, overdue and unreported
-- @column  due_done         bigint     of these, done
-- @column  done_of_due_pct  double     share of the due that is done, percent; empty where nothing is due
-- @check   done + overdue + unreported + upcoming + cancelled = milestones
-- @check   late + on_time + done_unplanned = done
select
    coalesce(sum(milestones), 0)::bigint as milestones,
    coalesce(sum(milestones) filter (where status = 'done'), 0)::bigint as done,
    coalesce(sum(milestones) filter (where outcome = 'late'), 0)::bigint as late,
    coalesce(sum(milestones) filter (where outcome = 'on_time'), 0)::bigint as on_time,
    coalesce(sum(milestones) filter (where outcome = 'done_unplanned'), 0)::bigint as done_unplanned,
    coalesce(sum(milestones) filter (where status = 'overdue'), 0)::bigint as overdue,
    coalesce(sum(milestones) filter (where status = 'unreported'), 0)::bigint as unreported,
    coalesce(sum(milestones) filter (where status = 'upcoming'), 0)::bigint as upcoming,
    coalesce(sum(milestones) filter (where status = 'cancelled'), 0)::bigint as cancelled,
    coalesce(sum(milestones) filter (where is_moved), 0)::bigint as moved,
    late + on_time + overdue + unreported as due,
    late + on_time as due_done,
    100.0 * due_done / nullif(due, 0) as done_of_due_pct
from selected_milestone_sums
where facet = 'standing' and line_id is null and $level in ('', level)  -- each milestone once
