-- What do the facts not hold?
--
-- An empty claim_id asks for all, else for those that concern the claim.
--
-- @source  gaps
-- @grain   gap_id
-- @param   claim_id  varchar  ''
-- @column  gap_id   varchar    gap
-- @column  text_sv  varchar    what is missing, Swedish
-- @column  text_en  varchar    what is missing, English
-- @column  row_ids  varchar[]  rows that it concerns
select gap_id, text_sv, text_en, row_ids
from gaps
where $claim_id = '' or list_contains(row_ids, $claim_id)
order by gap_id
