-- Does a milestone stand as asked: in a status, or in one of the groups that cut across them ('' asks nothing)?
--
-- Groups: late, on_time and done_unplanned (of the done), moved (whatever the status), due (planned and fallen due: late, on_time,
-- overdue and unreported), due_done (of these, done), planned (due, or not yet), unanswered (overdue or unreported).
--
-- @param   asked        varchar  'late'
-- @param   its_status   varchar  'done'
-- @param   its_outcome  varchar  'late'
-- @param   its_moves    bigint   1
create or replace macro milestone_stands(asked, its_status, its_outcome, its_moves) as
    asked in ('', its_status, its_outcome)
    or (asked = 'moved' and its_moves > 0)
    or (asked = 'due' and its_outcome in ('late', 'on_time', 'overdue', 'unreported'))
    or (asked = 'due_done' and its_outcome in ('late', 'on_time'))
    or (asked = 'planned' and its_outcome in ('late', 'on_time', 'overdue', 'unreported', 'upcoming'))
    or (asked = 'unanswered' and its_outcome in ('overdue', 'unreported'))
