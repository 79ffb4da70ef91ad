-- Is an organisation the coordinator of an amount's project, its funder or its recipient ('' matches every amount)?
--
-- @source  funding_bodies
-- @param   its_funding  varchar  'pb_20200606_erdf'
-- @param   of_org       varchar  'paper_province'
-- @param   as_what      varchar  'coordinator'
create or replace macro funding_of_body(its_funding, of_org, as_what) as
    of_org = '' or its_funding in (select b.funding_id from funding_bodies as b where b.org_id = of_org and b.body_as = as_what)
