-- Which organisations take part in one project, and in which role?
--
-- @source  project_partners
-- @grain   org_id, role
-- @param   project_id    varchar  'lignocity_20'
-- @column  org_id        varchar  organisation
-- @column  name          varchar  its name
-- @column  kind          varchar  region, university, cluster, company, municipality, institute, agency, incubator or other
-- @column  municipality  varchar  its seat, empty where not stated
-- @column  role          varchar  coordinator, partner, participant or cofinancier
select org_id, name, kind, municipality, role
from project_partners
where project_id = $project_id
order by list_position(['coordinator', 'partner', 'participant', 'cofinancier'], role), name collate sv, org_id
