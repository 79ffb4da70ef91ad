-- Which organisations can be asked for?
--
-- @source  organisations
-- @grain   org_id
-- @column  org_id  varchar  organisation
-- @column  name    varchar  its name
select org_id, name
from organisations
order by org_id
