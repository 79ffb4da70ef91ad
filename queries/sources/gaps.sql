-- What do the facts not hold?
--
-- @source  gaps
-- @grain   gap_id
-- @column  gap_id   varchar    gap
-- @column  text_sv  varchar    what is missing, Swedish
-- @column  text_en  varchar    what is missing, English
-- @column  row_ids  varchar[]  rows that it concerns
select gap_id, text_sv, text_en, row_ids
from gaps
order by gap_id
