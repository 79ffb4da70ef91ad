-- Which funders, kinds of funder, programmes, municipalities and currencies can be asked for at all?
--
-- @source  funding, projects, municipalities
-- @grain   filter, code
-- @column  filter  varchar  funder, funder_group, programme, currency or municipality
-- @column  code    varchar  its value; not_stated: no source tells; of a municipality also outside and whole_county
-- @column  rows    bigint   amounts, or projects with their seat there, whatever the day
-- @check   rows >= 0
with named as (
    select rows, unnest([
        {'filter': 'funder', 'code': coalesce(funder, 'not_stated')},
        {'filter': 'funder_group', 'code': coalesce(funder_group, 'not_stated')},
        {'filter': 'programme', 'code': coalesce(programme, 'not_stated')},
        {'filter': 'currency', 'code': currency}
    ], recursive := true)
    from (select funder, funder_group, programme, currency, count(*) as rows from funding group by all)
),

stated as (
    select filter, code, rows
    from named
    union all
    select 'municipality', municipality_key, count(*)
    from projects
    group by municipality_key
    union all
    select 'municipality', name, 0 from municipalities  -- also those that no project has its seat in
    union all
    select 'municipality', unnest(['outside', 'not_stated', 'whole_county']), 0
    union all
    select 'currency', 'SEK', 0  -- everything is converted to it
)

select filter, code, sum(rows)::bigint as rows
from stated
where code is not null  -- a currency that no source tells
group by filter, code
order by filter, code
