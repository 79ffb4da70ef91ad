-- What does each row of notes.csv say, with types: something worth knowing beside the rows?
--
-- @source  raw_notes
-- @grain   note_id
-- @empty   nothing need be noted
-- @column  note_id         varchar  id of the note
-- @column  date_from       date     the day it is about, first day
-- @column  date_to         date     the day it is about, last day
-- @column  date_precision  varchar  the day it is about: year, quarter, month or day
-- @column  area_id         varchar  area that it is about, empty where none
-- @column  project_id      varchar  project that it is about, empty where none
-- @column  milestone_id    varchar  milestone that it is about, empty where none
-- @column  text_sv         varchar  the note, in Swedish
-- @column  text_en         varchar  the note, in English
-- @column  source_id       varchar  source that it rests on
-- @column  file_row        bigint   row of the file, the header being row 1
select
    note_id,
    date_from(date) as date_from,
    date_to(date) as date_to,
    date_precision(date) as date_precision,
    area_id,
    project_id,
    milestone_id,
    text_sv,
    text_en,
    source_id,
    file_row
from raw_notes
