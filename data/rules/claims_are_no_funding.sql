-- Which amounts are really a published claim entered as funding?
--
-- @source  raw_funding, raw_claims
-- @grain   file_row, column_name
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'funding.csv' as file,
    f.file_row,
    'funding_id' as column_name,
    f.funding_id as value,
    'an id that is not that of a claim' as expected
from raw_funding as f
where exists (select 1 from raw_claims as c where c.claim_id = f.funding_id)
union all
select
    'funding.csv' as file,
    f.file_row,
    'amount' as column_name,
    f.amount as value,
    'a single grant: ' || min(c.claim_id) || ' states the same total from the same source as a claim' as expected
from raw_funding as f
inner join raw_claims as c
    on
        c.source_id = f.source_id
        and try_cast(c.amount as double) = try_cast(f.amount as double)
        and c.measure = f.measure
        and c.currency is not distinct from f.currency
where f.project_id is null  -- an amount of a project is a grant, whatever a total may happen to be
group by f.file_row, f.amount
order by file_row, column_name
