-- What does each row of contradictions.csv say, with types: a matter on which two sources disagree, both sides kept?
--
-- @source  raw_contradictions
-- @grain   contradiction_id
-- @column  contradiction_id  varchar    id of the matter
-- @column  matter_sv         varchar    the matter, in Swedish
-- @column  matter_en         varchar    the matter, in English
-- @column  side_one_sv       varchar    one side, in Swedish
-- @column  side_one_en       varchar    one side, in English
-- @column  side_two_sv       varchar    the other side, in Swedish
-- @column  side_two_en       varchar    the other side, in English
-- @column  kept_sv           varchar    what is kept, in Swedish
-- @column  kept_en           varchar    what is kept, in English
-- @column  row_ids           varchar[]  fact rows that it concerns
-- @column  source_ids        varchar[]  sources that state the row
-- @column  file_row          bigint     row of the file, the header being row 1
select
    contradiction_id,
    matter_sv,
    matter_en,
    side_one_sv,
    side_one_en,
    side_two_sv,
    side_two_en,
    kept_sv,
    kept_en,
    items(row_ids) as row_ids,
    items(source_ids) as source_ids,
    file_row
from raw_contradictions
