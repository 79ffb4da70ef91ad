-- What does each row of evaluations.csv say, with types: an evaluation of what the strategy does, or of a part of it?
--
-- @source  raw_evaluations
-- @grain   evaluation_id
-- @empty   a strategy need not have them
-- @column  evaluation_id       varchar    id of the evaluation
-- @column  name_sv             varchar    what was evaluated, in Swedish
-- @column  name_en             varchar    what was evaluated, in English
-- @column  evaluator_sv        varchar    who evaluated, empty where not stated, in Swedish
-- @column  evaluator_en        varchar    who evaluated, empty where not stated, in English
-- @column  date_from           date       when it was presented, first day
-- @column  date_to             date       when it was presented, last day
-- @column  date_precision      varchar    when it was presented: year, quarter, month or day
-- @column  known_on_from       date       when it is known from, first day
-- @column  known_on_to         date       when it is known from, last day
-- @column  known_on_precision  varchar    when it is known from: year, quarter, month or day
-- @column  conclusion_sv       varchar    what it concluded, empty where not stated, in Swedish
-- @column  conclusion_en       varchar    what it concluded, empty where not stated, in English
-- @column  recommendation_sv   varchar    what it recommended, empty where not stated, in Swedish
-- @column  recommendation_en   varchar    what it recommended, empty where not stated, in English
-- @column  follow_up_sv        varchar    what a source says was done since, empty where not stated, in Swedish
-- @column  follow_up_en        varchar    what a source says was done since, empty where not stated, in English
-- @column  project_id          varchar    project that it belongs to, empty where none
-- @column  milestone_ids       varchar[]  milestones that belong to it, empty list where none
-- @column  note_ids            varchar[]  notes that tell more of it, empty list where none
-- @column  basis               varchar    stated by a source or an editorial call
-- @column  source_ids          varchar[]  sources that state the row
-- @column  file_row            bigint     row of the file, the header being row 1
select
    evaluation_id,
    name_sv,
    name_en,
    evaluator_sv,
    evaluator_en,
    date_from(date) as date_from,
    date_to(date) as date_to,
    date_precision(date) as date_precision,
    date_from(known_on) as known_on_from,
    date_to(known_on) as known_on_to,
    date_precision(known_on) as known_on_precision,
    conclusion_sv,
    conclusion_en,
    recommendation_sv,
    recommendation_en,
    follow_up_sv,
    follow_up_en,
    project_id,
    items(milestone_ids) as milestone_ids,
    items(note_ids) as note_ids,
    basis,
    items(source_ids) as source_ids,
    file_row
from raw_evaluations
