-- What does each row of translations.csv say: an English note of another table, in Swedish?
--
-- @source  raw_translations
-- @grain   text_en
-- @column  text_en   varchar  note as it stands in another table
-- @column  text_sv   varchar  the same in Swedish
-- @column  file_row  bigint   row of the file, the header being row 1
select
    text_en,
    text_sv,
    file_row
from raw_translations
