-- With which other organisations is one organisation named in the same projects as of a day, and in how many?
--
-- @selection  projects
-- @without  filters
-- @source  project_partners, organisation_projects
-- @grain   org_id
-- @param   org_id        varchar    'paper_province'
-- @column  org_id        varchar    the other organisation
-- @column  name          varchar    its name
-- @column  kind          varchar    region, university, cluster, company, municipality, institute, agency, incubator or other
-- @column  municipality  varchar    its seat, empty where not stated
-- @column  projects      bigint     projects that name both
-- @check   projects > 0
with own as (
    select a.project_id
    from organisation_projects as a
    inner join selected_projects as p on a.project_id = p.project_id
    where a.org_id = $org_id and p.location <> 'outside'
)

select n.org_id, n.name, n.kind, n.municipality, count(distinct n.project_id) as projects
from project_partners as n
where
    n.project_id in (select o.project_id from own as o)  -- only its projects
    and n.org_id <> $org_id
group by n.org_id, n.name, n.kind, n.municipality
order by projects desc, n.name collate sv, n.org_id
