-- What does each row of corrections.csv say, with types: a published value that was corrected, or a row that was withdrawn?
--
-- @source  raw_corrections, date_from, date_to, date_precision
-- @grain   correction_id
-- @empty   nothing that was published has been corrected yet
-- @column  correction_id        varchar  id of the correction
-- @column  table_name           varchar  table of facts
-- @column  row_id               varchar  row in it
-- @column  column_name          varchar  column, empty where the whole row was withdrawn
-- @column  value_from           varchar  what stood in the cell
-- @column  value_to             varchar  what stands in it since
-- @column  why_sv               varchar  why, in Swedish, empty where not written
-- @column  why_en               varchar  why, in English, empty where not written
-- @column  effect_sv            varchar  what it changes, in Swedish
-- @column  effect_en            varchar  what it changes, in English
-- @column  corrected_from       date     day of the correction, first day
-- @column  corrected_to         date     day of the correction, last day
-- @column  corrected_precision  varchar  day of the correction: year, quarter, month or day
-- @column  source_id            varchar  source of the right value
-- @column  file_row             bigint   row of the file, the header being row 1
select
    correction_id,
    table_name,
    row_id,
    column_name,
    value_from,
    value_to,
    why_sv,
    why_en,
    effect_sv,
    effect_en,
    date_from(corrected) as corrected_from,
    date_to(corrected) as corrected_to,
    date_precision(corrected) as corrected_precision,
    source_id,
    file_row
from raw_corrections
