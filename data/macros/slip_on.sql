-- How many days does a milestone slip as of a day: to its outcome, or to the day itself while it is overdue?
--
-- It counts from the first planned date; below 0 is early, and null means that there is nothing to count.
--
-- @param   its_status      varchar  'overdue'
-- @param   its_first_plan  date     date '2018-06-30'
-- @param   its_slip        bigint   null::bigint
-- @param   on_day          date     date '2020-12-31'
create or replace macro slip_on(its_status, its_first_plan, its_slip, on_day) as
    if(its_status = 'overdue', on_day::date - its_first_plan, its_slip)
