-- Who has something to report as of a day, and how much of each kind?
--
-- @selection  to_report
-- @grain   owner_key
-- @param   org_id        varchar    ''
-- @column  owner_key     varchar    organisation that answers for it; nobody = no source tells who; keeper = who keeps the follow-up
-- @column  owner_org_id  varchar    the organisation, empty where it is none
-- @column  owner         varchar    its name
-- @column  overdue       bigint     milestones due and not done, though something was reported
-- @column  unreported    bigint     milestones due, and no source tells the outcome
-- @column  upcoming      bigint     milestones due within half a year
-- @column  claims        bigint     totals that count on and were last said a year ago or more
-- @column  registers     bigint     registers whose copy is older than their cycle
-- @column  waiting       bigint     all of these but the upcoming
-- @column  longest_days  bigint     days that the one of them that waits longest has waited; empty where none has a date
-- @check   waiting = overdue + unreported + claims + registers
select
    owner_key, owner_org_id, owner,
    count(*) filter (where kind = 'overdue') as overdue,
    count(*) filter (where kind = 'unreported') as unreported,
    count(*) filter (where kind = 'upcoming') as upcoming,
    count(*) filter (where kind = 'claim') as claims,
    count(*) filter (where kind = 'register') as registers,
    count(*) filter (where kind != 'upcoming') as waiting,
    max($as_of - due_to) filter (where kind != 'upcoming') as longest_days
from selected_to_report
where
    $org_id in ('', owner_key)
    and coalesce(asked_from <= $as_of, true)  -- asked for by the day
group by owner_key, owner_org_id, owner
order by list_position(['nobody', 'keeper'], owner_key) nulls first, waiting desc, owner collate sv, owner_key
