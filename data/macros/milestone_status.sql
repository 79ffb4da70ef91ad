-- What is the status of each milestone as of a day? One row per milestone known by then.
--
-- slip_days of an overdue milestone keeps growing; done_slip_days is that of its outcome alone.
--
-- @source  milestone_states, slip_on
-- @param   as_of  date  date '2020-12-31'
create or replace macro milestone_status(as_of) as table
    select
        * exclude (valid_from, valid_to) rename (slip_days as done_slip_days),
        slip_on(status, first_plan_to, slip_days, as_of) as slip_days
    from milestone_states
    where valid_from <= as_of::date and valid_to >= as_of::date  -- the one interval that holds the day
