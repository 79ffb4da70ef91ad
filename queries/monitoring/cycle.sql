-- Who reports what, how often, when last and when next, as of a day?
--
-- A register is renewed from the day of its copy; an owner reports the milestones that it answers for.
--
-- @source  registers, milestone_states
-- @grain   kind, row_id
-- @param   as_of           date     date '2020-12-31'
-- @column  kind            varchar  register or milestones
-- @column  who             varchar  publisher of the register or owner of the milestones, empty where no source tells who answers
-- @column  row_id          varchar  the register, or the organisation that owns the milestones; nobody where no source tells who answers
-- @column  name            varchar  register, empty for milestones
-- @column  every_months    integer  months between renewals, empty where there is no cycle
-- @column  last_from       date     day of the copy, first day that it can mean; empty for milestones
-- @column  last_precision  varchar  that day: year, quarter, month or day
-- @column  next_from       date     when the next copy or the next milestone is due; empty where nothing is
-- @column  next_precision  varchar  that day: month for a register, day for a milestone
-- @column  waiting         bigint   milestones due whose outcome is not known, empty for a register
-- @column  upcoming        bigint   milestones not yet due, empty for a register
-- @check   kind in ('register', 'milestones')
with reported as (
    select
        owner,
        owner_org_id,
        count(*) filter (where status in ('overdue', 'unreported')) as waiting,
        count(*) filter (where status = 'upcoming') as upcoming,
        min(plan_to) filter (where status = 'upcoming') as next_from
    from milestone_states
    where
        $as_of between valid_from and valid_to
        and status in ('overdue', 'unreported', 'upcoming')  -- what is done or called off is not reported again
    group by owner, owner_org_id
)

select
    'milestones' as kind, owner as who, coalesce(owner_org_id, 'nobody') as row_id, null::varchar as name, null::integer as every_months,
    null::date as last_from, null::varchar as last_precision,
    next_from, if(next_from is null, null, 'day') as next_precision, waiting, upcoming
from reported
union all
select
    'register', publisher, source_id, name, renewed_every_months, state_from, state_precision,
    (state_to + to_months(renewed_every_months))::date, if(renewed_every_months is null, null, 'month'), null, null
from registers
where state_from is null or state_from <= $as_of  -- the copy is there by the day
order by kind, waiting desc nulls last, upcoming desc nulls last, who collate sv, name collate sv
