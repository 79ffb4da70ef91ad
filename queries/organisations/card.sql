-- What do the sources tell of one organisation, as of a day?
--
-- No row: there is no such organisation.
--
-- @selection  projects, milestones
-- @without  filters
-- @source  organisations, project_partners, organisation_projects, project_of_body
-- @grain   -
-- @param   org_id        varchar    'paper_province'
-- @column  org_id        varchar    organisation
-- @column  name          varchar    its name
-- @column  aliases       varchar[]  other names of the same body, empty list where none
-- @column  kind          varchar    region, university, cluster, company, municipality, institute, agency, incubator or other
-- @column  municipality  varchar    its seat, empty where not stated
-- @column  projects      bigint     projects that name it, each once
-- @column  coordinates   bigint     of these, how many it coordinates
-- @column  partners      bigint     other organisations that these projects name
-- @column  milestones    bigint     milestones that it answers for
-- @column  projects_any  bigint     projects of any day, strategy and scope that name it
-- @check   coordinates <= projects and projects <= projects_any
with named as (
    select n.project_id, n.org_id, n.role
    from project_partners as n
    inner join selected_projects as p on n.project_id = p.project_id
    where p.location <> 'outside' and project_of_body(n.project_id, $org_id, '')  -- only its projects
)

select
    o.org_id, o.name, o.aliases, o.kind, o.municipality,
    (select count(distinct n.project_id) from named as n) as projects,
    (select count(distinct n.project_id) from named as n where n.org_id = $org_id and n.role = 'coordinator') as coordinates,
    (select count(distinct n.org_id) from named as n where n.org_id <> $org_id) as partners,
    (select count(*) from selected_milestones as m where m.owner_org_id = $org_id) as milestones,
    (select count(distinct n.project_id) from organisation_projects as n where n.org_id = $org_id) as projects_any
from organisations as o
where o.org_id = $org_id
