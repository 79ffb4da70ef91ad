-- What does each row of claim_subjects.csv say: which rows of funding a claim is about?
--
-- @source  raw_claim_subjects
-- @grain   claim_id
-- @empty   no claim need be placed among the rows
-- @column  claim_id   varchar  claim
-- @column  rows_hold  varchar  against the claim, the rows hold: same, more, less or other
-- @column  funder     varchar  only the rows of this funder, empty for any
-- @column  programme  varchar  only the rows of this programme, empty for any
-- @column  file_row   bigint   row of the file, the header being row 1
select
    claim_id,
    rows_hold,
    funder,
    programme,
    file_row
from raw_claim_subjects
