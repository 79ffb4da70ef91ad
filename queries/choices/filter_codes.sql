-- Which funders, kinds of funder, programmes and municipalities can be asked for at all?
--
-- @source  funding, projects, municipalities, municipality_key
-- @grain   filter, code
-- @column  filter  varchar  funder, funder_group, programme or municipality
-- @column  code    varchar  its value; not_stated: no source tells; outside: a seat in another county
select distinct 'funder' as filter, coalesce(funder, 'not_stated') as code from funding
union all by name
select distinct 'funder_group' as filter, coalesce(funder_group, 'not_stated') as code from funding
union all by name
select distinct 'programme' as filter, coalesce(programme, 'not_stated') as code from funding
union all by name
select distinct 'municipality' as filter, municipality_key(municipality) as code from projects
union by name
select 'municipality' as filter, name as code from municipalities  -- also those that no project has its seat in
union by name
select 'municipality' as filter, unnest(['outside', 'not_stated', 'whole_county']) as code
order by filter, code
