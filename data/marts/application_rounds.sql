-- What was applied for in each programme, and what was granted?
--
-- @source  stg_application_rounds, stg_sources
-- @grain   round_id
-- @empty   a strategy need not have them
-- @column  round_id                varchar    id of the round
-- @column  programme               varchar    who decides, in which programme
-- @column  name_sv                 varchar    what was applied for, in Swedish
-- @column  name_en                 varchar    what was applied for, in English
-- @column  project_id              varchar    project that it belongs to, empty where none
-- @column  milestone_id            varchar    milestone that is its application or decision, empty where none
-- @column  applied_from            date       when the application was sent, first day
-- @column  applied_to              date       when the application was sent, last day
-- @column  applied_precision       varchar    when the application was sent: year, quarter, month or day
-- @column  applications            integer    applications in the round, empty where not stated
-- @column  granted                 integer    applications granted, empty where not stated
-- @column  decision_due_from       date       when the decision was due, first day
-- @column  decision_due_to         date       when the decision was due, last day
-- @column  decision_due_precision  varchar    when the decision was due: year, quarter, month or day
-- @column  decided_from            date       when it was decided, first day
-- @column  decided_to              date       when it was decided, last day
-- @column  decided_precision       varchar    when it was decided: year, quarter, month or day
-- @column  known_on_from           date       when it is known from, first day
-- @column  known_on_to             date       when it is known from, last day
-- @column  known_on_precision      varchar    when it is known from: year, quarter, month or day
-- @column  note_sv                 varchar    what else is known of it, in Swedish
-- @column  note_en                 varchar    what else is known of it, in English
-- @column  basis                   varchar    stated by a source or an editorial call
-- @column  source_ids              varchar[]  sources that state the row
-- @column  known_from              date       when it became known, else when it was sent or decided; null where nothing dates it
-- @check   basis in ('stated', 'editorial')
-- @check   applications is null or granted is null or granted <= applications
select
    t.* exclude (file_row),
    coalesce(
        t.known_on_to, t.applied_to, t.decided_to,
        (select min(s.published_to) from stg_sources as s where list_contains(t.source_ids, s.source_id))
    ) as known_from
from stg_application_rounds as t
order by t.round_id
