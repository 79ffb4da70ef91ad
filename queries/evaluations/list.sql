-- What was evaluated, by whom and when, what was concluded and recommended, and what has been done since, as of a day?
--
-- One that nothing dates is listed on every day.
--
-- @source  evaluations, sources
-- @grain   evaluation_id
-- @empty   a strategy need not have been evaluated
-- @param   as_of              date     date '2020-12-31'
-- @column  evaluation_id      varchar  evaluation
-- @column  name_sv            varchar  what was evaluated, Swedish
-- @column  name_en            varchar  what was evaluated, English
-- @column  evaluator_sv       varchar  who evaluated, Swedish; empty where not stated
-- @column  evaluator_en       varchar  who evaluated, English; empty where not stated
-- @column  date_from          date     presented, first day that it can mean; empty where not stated
-- @column  date_precision     varchar  presented: year, quarter, month or day
-- @column  conclusion_sv      varchar  what it concluded, Swedish; empty where not stated
-- @column  conclusion_en      varchar  what it concluded, English; empty where not stated
-- @column  recommendation_sv  varchar  what it recommended, Swedish; empty where not stated
-- @column  recommendation_en  varchar  what it recommended, English; empty where not stated
-- @column  follow_up_sv       varchar  what a source says was done since, Swedish; empty where not stated
-- @column  follow_up_en       varchar  what a source says was done since, English; empty where not stated
-- @column  project_id         varchar  project that it belongs to, empty where none
-- @column  basis              varchar  stated by a source, or an editorial call
-- @column  source_id          varchar  source, the first of several
-- @column  publisher          varchar  who published it
-- @column  source_title       varchar  title of the source
-- @column  url                varchar  its address
-- @check   basis in ('stated', 'editorial')
select
    e.evaluation_id, e.name_sv, e.name_en, e.evaluator_sv, e.evaluator_en, e.date_from, e.date_precision,
    e.conclusion_sv, e.conclusion_en, e.recommendation_sv, e.recommendation_en, e.follow_up_sv, e.follow_up_en,
    e.project_id, e.basis, s.source_id, s.publisher, s.title as source_title, s.url
from evaluations as e
inner join sources as s on s.source_id = e.source_ids[1]
where e.known_from is null or e.known_from <= $as_of  -- known by the day
order by e.date_from desc nulls last, e.evaluation_id
