-- On which matters do sources disagree, and what is kept here?
--
-- An empty claim_id asks for all, else for those that concern the claim.
--
-- @source  contradictions
-- @grain   contradiction_id
-- @param   claim_id  varchar  ''
-- @column  contradiction_id  varchar    matter
-- @column  matter_sv         varchar    the matter, Swedish
-- @column  matter_en         varchar    the matter, English
-- @column  side_one_sv       varchar    one side, Swedish
-- @column  side_one_en       varchar    one side, English
-- @column  side_two_sv       varchar    the other side, Swedish
-- @column  side_two_en       varchar    the other side, English
-- @column  kept_sv           varchar    what is kept here, Swedish
-- @column  kept_en           varchar    what is kept here, English
-- @column  row_ids           varchar[]  rows that it concerns
-- @column  source_ids        varchar[]  sources that disagree
select
    contradiction_id, matter_sv, matter_en, side_one_sv, side_one_en, side_two_sv, side_two_en,
    kept_sv, kept_en, row_ids, source_ids
from contradictions
where $claim_id = '' or list_contains(row_ids, $claim_id)
order by matter_sv collate sv, contradiction_id
