-- What does cohesion policy ask of a strategy, and how is each part met here?
--
-- @source  stg_requirements, stg_sources
-- @grain   requirement_id
-- @empty   a strategy need not have them
-- @column  requirement_id      varchar    id of the requirement
-- @column  position            integer    place in its list
-- @column  text_sv             varchar    what is asked, in Swedish
-- @column  text_en             varchar    what is asked, in English
-- @column  met_sv              varchar    how it is met here, in Swedish
-- @column  met_en              varchar    how it is met here, in English
-- @column  gap_sv              varchar    what is missing, empty where nothing is, in Swedish
-- @column  gap_en              varchar    what is missing, empty where nothing is, in English
-- @column  milestone_ids       varchar[]  milestones that were to meet it, empty list where none
-- @column  known_on_from       date       when it is known from, first day
-- @column  known_on_to         date       when it is known from, last day
-- @column  known_on_precision  varchar    when it is known from: year, quarter, month or day
-- @column  basis               varchar    stated by a source or an editorial call
-- @column  source_id           varchar    source that states the row
-- @column  known_from          date       when it became known, else the publication of its source; null where nothing dates it
-- @check   basis in ('stated', 'editorial')
select
    t.* exclude (file_row),
    coalesce(t.known_on_to, s.published_to) as known_from
from stg_requirements as t
left join stg_sources as s on s.source_id = t.source_id
order by t.position
