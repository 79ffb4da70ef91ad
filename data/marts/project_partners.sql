-- Which organisations take part in a project, and as what?
--
-- @source  stg_project_partners, stg_organisations
-- @grain   project_id, org_id, role
-- @column  project_id    varchar  project
-- @column  org_id        varchar  organisation
-- @column  role          varchar  coordinator, partner, participant or cofinancier
-- @column  name          varchar  name of the organisation
-- @column  kind          varchar  kind of organisation
-- @column  municipality  varchar  its seat, null where not stated
select pp.project_id, pp.org_id, pp.role, o.name, o.kind, o.municipality
from stg_project_partners as pp
inner join stg_organisations as o on o.org_id = pp.org_id
order by pp.project_id, pp.org_id, pp.role
