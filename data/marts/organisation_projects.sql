-- In which projects does each organisation take part, and as what?
--
-- The rows of project_partners by organisation, so that what is asked of one organisation reads its own rows alone.
--
-- @source  project_partners
-- @grain   org_id, project_id, role
-- @column  org_id      varchar  organisation
-- @column  project_id  varchar  project
-- @column  role        varchar  coordinator, partner, participant or cofinancier
select org_id, project_id, role
from project_partners
order by org_id, project_id, role
