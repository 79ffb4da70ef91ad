-- What was applied for in each programme, and how much of it was granted, as of a day?
--
-- The rate is there only where a source gives both numbers.
--
-- @source  application_rounds, sources
-- @grain   round_id
-- @empty   no source need tell of applications
-- @param   as_of              date     date '2020-12-31'
-- @column  round_id           varchar  round
-- @column  programme          varchar  who decides, in which programme
-- @column  name_sv            varchar  what was applied for, Swedish
-- @column  name_en            varchar  what was applied for, English
-- @column  project_id         varchar  project that came of it, empty where none
-- @column  applied_from       date     sent, first day that it can mean; empty where not stated
-- @column  applied_precision  varchar  sent: year, quarter, month or day
-- @column  applications       integer  applications in the round, empty where not stated
-- @column  approved           integer  granted, empty where not stated or not yet decided
-- @column  rate_pct           double   granted of the applications, empty where either is not stated
-- @column  day_from           date     decided, else due to be decided, first day; empty where not stated or later
-- @column  day_precision      varchar  that day: year, quarter, month or day
-- @column  is_due             boolean  whether that day is when the decision was due
-- @column  note_sv            varchar  what else is known, Swedish; empty where nothing
-- @column  note_en            varchar  what else is known, English; empty where nothing
-- @column  basis              varchar  stated by a source, or an editorial call
-- @column  source_id          varchar  source, the first of several
-- @column  publisher          varchar  who published it
-- @column  source_title       varchar  title of the source
-- @column  url                varchar  its address
-- @check   rate_pct is null or rate_pct between 0 and 100
with known as (
    select
        *,
        coalesce(decided_to, decision_due_to) <= $as_of as is_decided,
        decided_to is null and decision_due_to is not null as is_due
    from application_rounds
    where known_from is null or known_from <= $as_of  -- known by the day
)

select
    k.round_id, k.programme, k.name_sv, k.name_en, k.project_id, k.applied_from, k.applied_precision, k.applications,
    if(k.is_decided, k.granted, null) as approved,
    if(k.is_decided, 100.0 * k.granted / nullif(k.applications, 0), null) as rate_pct,
    if(k.is_decided or k.is_due, coalesce(k.decided_from, k.decision_due_from), null) as day_from,
    if(k.is_decided or k.is_due, coalesce(k.decided_precision, k.decision_due_precision), null) as day_precision,
    k.is_due, k.note_sv, k.note_en, k.basis, s.source_id, s.publisher, s.title as source_title, s.url
from known as k
inner join sources as s on s.source_id = k.source_ids[1]
order by day_from desc nulls last, k.round_id
