-- What is to be reported as of a day, by whom, and since when?
--
-- What has waited longest comes first, kind by kind. org_id narrows it to one owner.
--
-- @selection  to_report
-- @source  sources
-- @grain   kind, item_id
-- @param   org_id        varchar    ''
-- @column  owner_key     varchar    organisation that answers for it; nobody = no source tells who; keeper = who keeps the follow-up
-- @column  owner_org_id  varchar    the organisation, empty where it is none
-- @column  owner         varchar    its name
-- @column  kind          varchar    overdue, unreported, upcoming, claim or register
-- @column  item_id       varchar    milestone, claim or source
-- @column  title_sv      varchar    what it is, Swedish
-- @column  title_en      varchar    what it is, English
-- @column  due_from      date       day that it is due, or that it was said or taken, first day that it can mean; empty where not stated
-- @column  due_to        date       that day, last day that it can mean
-- @column  precision     varchar    that day: year, quarter, month or day
-- @column  days          bigint     days from then to the day; below 0 = still to come
-- @column  project_id    varchar    project of the milestone, empty where none
-- @column  source_id     varchar    source of the milestone, the claim or the register
-- @column  publisher     varchar    who published it
-- @column  source_title  varchar    its title
-- @column  url           varchar    its address
-- @check   kind in ('overdue', 'unreported', 'upcoming', 'claim', 'register')
select
    t.owner_key, t.owner_org_id, t.owner, t.kind, t.item_id, t.title_sv, t.title_en,
    t.due_from, t.due_to, t.precision, $as_of - t.due_to as days, t.project_id,
    s.source_id, s.publisher, s.title as source_title, s.url
from selected_to_report as t
inner join sources as s on t.source_id = s.source_id
where
    $org_id in ('', t.owner_key)
    and coalesce(t.asked_from <= $as_of, true)  -- asked for by the day
order by list_position(['overdue', 'unreported', 'upcoming', 'claim', 'register'], t.kind), t.due_to, t.item_id
