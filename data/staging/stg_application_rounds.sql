-- What does each row of application_rounds.csv say, with types: applications to a programme, and what was decided?
--
-- @source  raw_application_rounds
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
-- @column  file_row                bigint     row of the file, the header being row 1
select
    round_id,
    programme,
    name_sv,
    name_en,
    project_id,
    milestone_id,
    date_from(applied) as applied_from,
    date_to(applied) as applied_to,
    date_precision(applied) as applied_precision,
    applications::integer as applications,
    granted::integer as granted,
    date_from(decision_due) as decision_due_from,
    date_to(decision_due) as decision_due_to,
    date_precision(decision_due) as decision_due_precision,
    date_from(decided) as decided_from,
    date_to(decided) as decided_to,
    date_precision(decided) as decided_precision,
    date_from(known_on) as known_on_from,
    date_to(known_on) as known_on_to,
    date_precision(known_on) as known_on_precision,
    note_sv,
    note_en,
    basis,
    items(source_ids) as source_ids,
    file_row
from raw_application_rounds
