-- What do the planned milestones of an area, or of the whole strategy, say of how it stands as of a day?
--
-- The first that fits holds. no_plan: no planned milestone is known. delayed: one is overdue. none_due: none has fallen due. unknown:
-- of more than half of the due ones no source tells the outcome. partly_confirmed: of at most half of them, and the rest are done.
-- on_plan: every due one is done. What was reached without a known plan decides nothing. It speaks of what the sources show, not of
-- how the work goes.
--
-- @param   planned     bigint  7
-- @param   due         bigint  5
-- @param   overdue     bigint  0
-- @param   unreported  bigint  2
create or replace macro verdict(planned, due, overdue, unreported) as
    case
        when planned = 0 then 'no_plan'
        when overdue > 0 then 'delayed'
        when due = 0 then 'none_due'
        when 2 * unreported > due then 'unknown'
        when unreported > 0 then 'partly_confirmed'
        else 'on_plan'
    end
