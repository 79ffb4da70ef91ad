-- Which published values have been corrected, and why?
--
-- @source  corrections
-- @grain   correction_id
-- @empty   nothing that was published has been corrected yet
-- @column  correction_id        varchar  correction
-- @column  table_name           varchar  table of facts
-- @column  row_id               varchar  row in it
-- @column  column_name          varchar  column, empty where the whole row was withdrawn
-- @column  change               varchar  corrected or withdrawn
-- @column  value_from           varchar  what stood in the cell, empty where nothing did
-- @column  value_to             varchar  what stands in it since, empty where nothing does
-- @column  why_sv               varchar  why, in Swedish
-- @column  why_en               varchar  why, in English
-- @column  effect_sv            varchar  what it changes, in Swedish, empty where not stated
-- @column  effect_en            varchar  what it changes, in English, empty where not stated
-- @column  corrected_from       date     day of the correction, first day that it can mean
-- @column  corrected_to         date     day of the correction, last day that it can mean
-- @column  corrected_precision  varchar  that day: year, quarter, month or day
-- @column  label_sv             varchar  what the row is about, Swedish; its id where it is gone
-- @column  label_en             varchar  what the row is about, English; its id where it is gone
-- @column  project_id           varchar  project that the row is about, empty where none
-- @column  milestone_id         varchar  milestone that the row is about, empty where none
-- @column  source_id            varchar  source of the right value, empty where not stated
-- @column  publisher            varchar  who published it
-- @column  source_title         varchar  title of the source
-- @column  url                  varchar  its address
select
    correction_id, table_name, row_id, column_name, change, value_from, value_to, why_sv, why_en, effect_sv, effect_en,
    corrected_from, corrected_to, corrected_precision, label_sv, label_en, project_id, milestone_id,
    source_id, publisher, source_title, url
from corrections
order by corrected_to desc, correction_id
