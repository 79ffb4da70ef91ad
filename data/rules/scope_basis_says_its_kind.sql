-- Which projects do not say whether their scope is stated by a source or decided by the editors?
--
-- @source  raw_projects
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
select
    'projects.csv' as file,
    file_row,
    'scope_basis' as column_name,
    scope_basis as value,
    'words that begin with "stated: " or "editorial: ", or "before the strategy"' as expected
from raw_projects
where not regexp_matches(scope_basis, '^(stated|editorial): .|^before the strategy$')
order by file_row
