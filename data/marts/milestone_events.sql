-- What was learnt about each milestone, and from which day was it known?
--
-- @source  stg_milestone_events, stg_translations
-- @grain   milestone_id, position
-- @column  milestone_id        varchar  milestone
-- @column  position            bigint   place among the events of the milestone, as in the file
-- @column  event               varchar  planned, moved, done, cancelled, unreported or under_way
-- @column  date_from           date     date of the event, first day
-- @column  date_to             date     date of the event, last day
-- @column  date_precision      varchar  year, quarter, month or day
-- @column  known_on_from       date     became known, first day; null where not stated
-- @column  known_on_to         date     became known, last day
-- @column  known_on_precision  varchar  year, quarter, month or day
-- @column  known_from          date     the day from which it is certainly known: a plan without known_on from the start, an outcome on its own date
-- @column  reason              varchar  reason or remark
-- @column  reason_sv           varchar  the same in Swedish, our translation
-- @column  source_id           varchar  source
-- @check   event in ('planned', 'moved', 'done', 'cancelled', 'unreported', 'under_way')
select
    milestone_id,
    row_number() over (partition by milestone_id order by file_row) as position,
    event,
    date_from,
    date_to,
    date_precision,
    known_on_from,
    known_on_to,
    known_on_precision,
    coalesce(known_on_to, case when event in ('planned', 'moved') then '0001-01-01'::date else date_to end) as known_from,
    reason,
    (select tr.text_sv from stg_translations as tr where tr.text_en = reason) as reason_sv,
    source_id
from stg_milestone_events
order by milestone_id, position
