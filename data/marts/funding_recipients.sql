-- To which body does an amount go, where a source says so?
--
-- @source  stg_funding_recipients
-- @grain   funding_id
-- @empty   no source need say whom an amount goes to
-- @column  funding_id  varchar  amount
-- @column  org_id      varchar  organisation that it goes to
-- @column  source_id   varchar  source that says so
select funding_id, org_id, source_id
from stg_funding_recipients
order by funding_id
