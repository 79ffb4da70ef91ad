-- Which funders, kinds of funder, programmes and municipalities can be asked for at all?
--
-- @source  choice_codes
-- @grain   filter, code
-- @column  filter  varchar  funder, funder_group, programme or municipality
-- @column  code    varchar  its value; not_stated: no source tells; outside: a seat in another county
select filter, code
from choice_codes
where filter <> 'currency'
order by filter, code
