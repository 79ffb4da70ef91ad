-- Which corrections do not say why, in any language?
--
-- @source  raw_corrections
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'corrections.csv' as file,
    file_row,
    'why_sv' as column_name,
    coalesce(why_sv, why_en, '') as value,
    'why, in Swedish or English, and no placeholder' as expected
from raw_corrections
where
    (why_sv is null and why_en is null)
    -- the words in brackets that a proposed line has
    or regexp_matches(concat_ws(' ', why_sv, why_en, effect_sv, effect_en), '[<‹](varför|why|följd|effect|day|source_id)[>›]')
order by file_row
