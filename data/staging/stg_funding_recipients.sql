-- What does each row of funding_recipients.csv say, with types: a body that a source names as the one that an amount goes to?
--
-- @source  raw_funding_recipients
-- @grain   funding_id
-- @empty   no source need say whom an amount goes to
-- @column  funding_id  varchar  amount
-- @column  org_id      varchar  organisation that it goes to
-- @column  source_id   varchar  source that says so
-- @column  file_row    bigint   row of the file, the header being row 1
select
    funding_id,
    org_id,
    source_id,
    file_row
from raw_funding_recipients
