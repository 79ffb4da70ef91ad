-- Which recipients of an amount are not partners of its project?
--
-- @source  raw_funding_recipients, raw_funding, raw_project_partners
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'funding_recipients.csv' as file,
    r.file_row,
    'org_id' as column_name,
    r.org_id as value,
    'an organisation that project_partners.csv names in the project of the amount' as expected
from raw_funding_recipients as r
inner join raw_funding as f on f.funding_id = r.funding_id
where not exists (
    select 1 from raw_project_partners as p
    where p.project_id = f.project_id and p.org_id = r.org_id
)
order by r.file_row
