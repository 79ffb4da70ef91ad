-- What does each row of process_steps.csv say, with types: a step on the way from analysis to monitoring in a region?
--
-- @source  raw_process_steps
-- @grain   step_id
-- @empty   a strategy need not have them
-- @column  step_id             varchar    id of the step
-- @column  region              varchar    region whose process it is
-- @column  position            integer    place in its list
-- @column  step                varchar    draft, analysis, agreement, strategy or monitoring
-- @column  text_sv             varchar    what was done or was to be done, in Swedish
-- @column  text_en             varchar    what was done or was to be done, in English
-- @column  date_from           date       when, first day
-- @column  date_to             date       when, last day
-- @column  date_precision      varchar    when: year, quarter, month or day
-- @column  known_on_from       date       when it is known from, first day
-- @column  known_on_to         date       when it is known from, last day
-- @column  known_on_precision  varchar    when it is known from: year, quarter, month or day
-- @column  basis               varchar    stated by a source or an editorial call
-- @column  source_ids          varchar[]  sources that state the row
-- @column  file_row            bigint     row of the file, the header being row 1
select
    step_id,
    region,
    position::integer as position,
    step,
    text_sv,
    text_en,
    date_from(date) as date_from,
    date_to(date) as date_to,
    date_precision(date) as date_precision,
    date_from(known_on) as known_on_from,
    date_to(known_on) as known_on_to,
    date_precision(known_on) as known_on_precision,
    basis,
    items(source_ids) as source_ids,
    file_row
from raw_process_steps
