-- What does each row of project_partners.csv say, with types: an organisation in a project?
--
-- @source  raw_project_partners
-- @grain   project_id, org_id, role
-- @column  project_id  varchar  project
-- @column  org_id      varchar  organisation
-- @column  role        varchar  role in the project
-- @column  file_row    bigint   row of the file, the header being row 1
select
    project_id,
    org_id,
    role,
    file_row
from raw_project_partners
