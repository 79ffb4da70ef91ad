-- Which steps did each region take from analysis to strategy to monitoring?
--
-- @source  stg_process_steps, stg_sources
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
-- @column  known_from          date       when it became known, else its own day, else the publication of its first source; null where nothing dates it
-- @check   basis in ('stated', 'editorial')
select
    t.* exclude (file_row),
    coalesce(
        t.known_on_to, t.date_to,
        (select min(s.published_to) from stg_sources as s where list_contains(t.source_ids, s.source_id))
    ) as known_from
from stg_process_steps as t
order by t.region, t.position, t.step_id
