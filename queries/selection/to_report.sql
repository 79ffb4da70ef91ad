-- What waits for somebody's report as of a day: milestones due or soon due, totals said long ago, registers not renewed?
--
-- asked_from: a milestone that is to come is asked for from half a year before its last day. A claim that counts from a year and on is
-- to be said anew each year; one without a day is always asked for. A register states its own cycle; one without is never asked for.
-- Questions keep what is asked for by their day, because no table of a selection counts days.
--
-- @selection  milestones, claims
-- @source  registers
-- @grain   kind, item_id
-- @param   as_of         date       date '2020-12-31'
-- @column  kind          varchar    overdue, unreported, upcoming, claim or register
-- @column  item_id       varchar    milestone, claim or source
-- @column  title_sv      varchar    what it is, Swedish
-- @column  title_en      varchar    what it is, English
-- @column  owner_org_id  varchar    organisation that answers for it, null where no source tells
-- @column  owner         varchar    its name
-- @column  owner_key     varchar    the organisation; nobody = no source tells who; keeper = who keeps the follow-up
-- @column  project_id    varchar    project of the milestone, null where none
-- @column  due_from      date       day that it is due, or that it was said or taken, first day that it can mean; null where not stated
-- @column  due_to        date       that day, last day that it can mean
-- @column  precision     varchar    that day: year, quarter, month or day
-- @column  asked_from    date       the day from which it is asked for, null for always
-- @column  source_id     varchar    source of the milestone, the claim or the register
select
    m.status as kind, m.milestone_id as item_id, m.title_sv, m.title_en, m.owner_org_id, m.owner,
    coalesce(m.owner_org_id, 'nobody') as owner_key, m.project_id,
    coalesce(m.plan_from, m.due_to) as due_from, coalesce(m.plan_to, m.due_to) as due_to,
    coalesce(m.plan_precision, 'day') as precision, (m.due_to - interval 6 months)::date as asked_from, m.source_id
from selected_milestones as m
where m.status in ('overdue', 'unreported', 'upcoming')  -- the rest is reported
union all
select
    'claim', c.claim_id, c.statement_sv, c.statement_en, null, null, 'keeper', null,
    c.said_on_from, c.said_on_to, c.said_on_precision, (c.said_on_to + interval 12 months)::date, c.source_id
from selected_claims as c
where c.period_start_from is not null and c.period_end_from is null  -- it counts on: what was said then is not what holds now
union all
select
    'register', r.source_id, r.name, r.name, null, null, 'keeper', null,
    r.state_from, r.state_to, r.state_precision, (r.state_to + to_months(r.renewed_every_months))::date, r.source_id
from registers as r
where r.renewed_every_months is not null and r.state_from <= $as_of  -- a copy that is known by the day and is to be renewed
