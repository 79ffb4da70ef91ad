-- What does each row of requirements.csv say, with types: a part of what cohesion policy asks of a strategy, and how it is met here?
--
-- @source  raw_requirements
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
-- @column  file_row            bigint     row of the file, the header being row 1
select
    requirement_id,
    position::integer as position,
    text_sv,
    text_en,
    met_sv,
    met_en,
    gap_sv,
    gap_en,
    items(milestone_ids) as milestone_ids,
    date_from(known_on) as known_on_from,
    date_to(known_on) as known_on_to,
    date_precision(known_on) as known_on_precision,
    basis,
    source_id,
    file_row
from raw_requirements
