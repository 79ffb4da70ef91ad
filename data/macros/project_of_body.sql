-- Do the sources name an organisation in a project, in a given role ('' matches every organisation, or every role)?
--
-- @source  organisation_projects
-- @param   its_project  varchar  'lignocity_20'
-- @param   of_org       varchar  'paper_province'
-- @param   in_role      varchar  ''
create or replace macro project_of_body(its_project, of_org, in_role) as
    of_org = '' or its_project in (select n.project_id from organisation_projects as n where n.org_id = of_org and in_role in ('', n.role))
