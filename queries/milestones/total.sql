-- How many milestones are known as of a day, and how do they stand?
--
-- @selection  milestones
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
    count(*) as milestones,
    count(*) filter (where status = 'done') as done,
    count(*) filter (where outcome = 'late') as late,
    count(*) filter (where outcome = 'on_time') as on_time,
    count(*) filter (where outcome = 'done_unplanned') as done_unplanned,
    count(*) filter (where status = 'overdue') as overdue,
    count(*) filter (where status = 'unreported') as unreported,
    count(*) filter (where status = 'upcoming') as upcoming,
    count(*) filter (where status = 'cancelled') as cancelled,
    count(*) filter (where moves > 0) as moved,
    late + on_time + overdue + unreported as due,
    late + on_time as due_done,
    100.0 * due_done / nullif(due, 0) as done_of_due_pct
from selected_milestones
where $level in ('', level)
