-- What became of a milestone: its status, where done is told apart in late, on_time and done_unplanned?
--
-- @param   its_status       varchar  'done'
-- @param   its_lateness     boolean  false
-- @param   its_first_plan   date     date '2018-12-31'
create or replace macro milestone_outcome(its_status, its_lateness, its_first_plan) as
    case
        when its_status = 'done' and its_lateness then 'late'
        when its_status = 'done' and its_first_plan is null then 'done_unplanned'
        when its_status = 'done' then 'on_time'
        else its_status
    end
