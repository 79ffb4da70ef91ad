-- Which claims are narrowed by both funder and programme? No page could open such a claim into rows.
--
-- @source  raw_claim_subjects
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'claim_subjects.csv' as file,
    file_row,
    'programme' as column_name,
    programme as value,
    'a funder or a programme, not both' as expected
from raw_claim_subjects
where funder is not null and programme is not null
order by file_row
