-- With which other organisations is one organisation named in the same projects as of a day, and in how many?
--
-- @selection  projects
-- @without  filters
-- @source  project_partners
-- @grain   org_id
-- @param   org_id        varchar    'paper_province'
-- @column  org_id        varchar    the other organisation
-- @column  name          varchar    its name
-- @column  kind          varchar    region, university, cluster, company, municipality, institute, agency, incubator or other
-- @column  municipality  varchar    its seat, empty where not stated
-- @column  projects      bigint     projects that name both
-- @check   projects > 0
select n.org_id, n.name, n.kind, n.municipality, count(distinct n.project_id) as projects
from project_partners as n
inner join selected_projects as p on n.project_id = p.project_id
where
    p.location <> 'outside'
    and n.org_id <> $org_id
    and $org_id in (select a.org_id from project_partners as a where a.project_id = n.project_id)  -- only its projects
group by n.org_id, n.name, n.kind, n.municipality
order by projects desc, n.name collate sv, n.org_id
