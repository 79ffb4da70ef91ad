-- What does each row of gaps.csv say, with types: something that the facts do not hold?
--
-- @source  raw_gaps
-- @grain   gap_id
-- @column  gap_id    varchar    id of the gap
-- @column  text_sv   varchar    what is missing, in Swedish
-- @column  text_en   varchar    what is missing, in English
-- @column  row_ids   varchar[]  fact rows that it concerns
-- @column  file_row  bigint     row of the file, the header being row 1
select
    gap_id,
    text_sv,
    text_en,
    items(row_ids) as row_ids,
    file_row
from raw_gaps
