-- Which organisations does each amount involve, and as what: the coordinator of its project, its funder, its recipient?
--
-- A coordinator need not keep what its project is granted: only recipients show how partners share it. Every amount
-- has one row with a coordinator, not_stated if no source names one, so that these rows add up.
--
-- @source  stg_funding, stg_projects, funders, funding_recipients
-- @grain   funding_id, body_as, org_id
-- @column  funding_id  varchar  amount
-- @column  body_as     varchar  coordinator, funder or recipient
-- @column  org_id      varchar  organisation; not_stated for a coordinator that no source names
select f.funding_id, 'coordinator' as body_as, coalesce(p.coordinator_org_id, 'not_stated') as org_id
from stg_funding as f
left join stg_projects as p on p.project_id = f.project_id
union all
select f.funding_id, 'funder' as body_as, n.org_id
from stg_funding as f
inner join funders as n on n.funder = f.funder
where n.org_id is not null  -- the funder is none of the organisations
union all
select funding_id, 'recipient' as body_as, org_id
from funding_recipients
order by org_id, body_as, funding_id
