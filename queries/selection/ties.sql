-- Which organisations are named in the same projects of a view, in how many?
--
-- A tie is two organisations in one project, whatever their roles; it stands here both ways.
--
-- @selection  projects
-- @source  project_partners
-- @grain   org_id, with_org_id
-- @column  org_id       varchar  one of the two
-- @column  with_org_id  varchar  the other
-- @column  projects     bigint   projects that name both
-- @check   projects > 0 and org_id <> with_org_id
with named as (
    select distinct n.project_id, n.org_id
    from project_partners as n
    inner join selected_projects as p on n.project_id = p.project_id
    where p.location <> 'outside'
)

select a.org_id, b.org_id as with_org_id, count(*) as projects
from named as a
inner join named as b on a.project_id = b.project_id and a.org_id <> b.org_id
group by a.org_id, b.org_id
