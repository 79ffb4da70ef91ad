-- Does a base of the review count a milestone ('all' counts every one)?
--
-- fixed: it has a plan. present: it has a plan and is not cancelled. unplanned: it is done and no plan is known.
--
-- @param   base         varchar  'fixed'
-- @param   its_status   varchar  'done'
-- @param   its_outcome  varchar  'late'
create or replace macro milestone_in_base(base, its_status, its_outcome) as
    base = 'all'
    or (base = 'unplanned') = (its_outcome = 'done_unplanned')
    and not (base = 'present' and its_status = 'cancelled')  -- what was called off is no longer in the plan
