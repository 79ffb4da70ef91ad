-- On which matters do sources disagree, and what is kept here?
--
-- @source  stg_contradictions
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
select * exclude (file_row)
from stg_contradictions
order by contradiction_id
