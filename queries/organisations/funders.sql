-- Which funders that the amounts name are one of the organisations, by which of its names, and how many amounts name each?
--
-- @source  funders, organisations, choice_codes
-- @grain   funder
-- @column  funder      varchar  name of the funder as the amounts have it
-- @column  matched_by  varchar  name or alias; empty where it is none of the organisations
-- @column  org_id      varchar  organisation
-- @column  name        varchar  its name
-- @column  rows        bigint   amounts that name it, on any day
-- @check   rows > 0
select n.funder, n.matched_by, n.org_id, o.name, f.rows
from funders as n
inner join choice_codes as f on n.funder = f.code and f.filter = 'funder'
left join organisations as o on n.org_id = o.org_id
order by n.org_id is null, f.rows desc, n.funder collate sv
