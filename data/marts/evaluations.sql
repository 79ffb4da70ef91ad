-- What was evaluated, by whom and when, what was recommended, and what came of it?
--
-- @source  stg_evaluations, stg_sources
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
-- @column  known_from          date       when it was presented, else when it became known, else the publication of its first source; null where nothing dates it
-- @check   basis in ('stated', 'editorial')
select
    t.* exclude (file_row),
    coalesce(
        t.date_to, t.known_on_to,
        (select min(s.published_to) from stg_sources as s where list_contains(t.source_ids, s.source_id))
    ) as known_from
from stg_evaluations as t
order by t.evaluation_id
