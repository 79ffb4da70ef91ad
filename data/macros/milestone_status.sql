-- What is the status of each milestone as of a day? One row per milestone known by then.
--
-- slip_days of an overdue milestone keeps growing; done_slip_days is that of its outcome alone.
--
-- @source  milestones, milestone_states, slip_on
-- @param   as_of  date  date '2020-12-31'
create or replace macro milestone_status(as_of) as table
    select
        m.*,
        s.status,
        s.first_plan_from,
        s.first_plan_to,
        s.first_plan_precision,
        s.plan_from,
        s.plan_to,
        s.plan_precision,
        s.done_from,
        s.done_to,
        s.done_precision,
        s.due_to,
        s.moves,
        s.is_late,
        s.slip_days as done_slip_days,
        slip_on(s.status, s.first_plan_to, s.slip_days, as_of) as slip_days
    from milestone_states as s
    inner join milestones as m on m.milestone_id = s.milestone_id
    where s.valid_from <= as_of::date and s.valid_to >= as_of::date  -- the one interval that holds the day
