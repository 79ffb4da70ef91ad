-- What do the facts not hold?
--
-- @source  stg_gaps
-- @grain   gap_id
-- @column  gap_id   varchar    id of the gap
-- @column  text_sv  varchar    what is missing, in Swedish
-- @column  text_en  varchar    what is missing, in English
-- @column  row_ids  varchar[]  fact rows that it concerns
select * exclude (file_row)
from stg_gaps
order by gap_id
