-- Which projects have the title of an earlier one?
--
-- @source  raw_projects
-- @grain   table_name, row_id
-- @empty   good facts give none
-- @column  table_name   varchar  table
-- @column  row_id       varchar  row, as corrections.csv knows it
-- @column  file_row     bigint   row of the file
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  about        varchar  what it is doubtful against
with titled as (
    select
        *,
        first_value(project_id) over named as first_id,
        row_number() over named as place
    from raw_projects
    window named as (partition by lower(regexp_replace(title_sv, '\W+', ' ', 'g')) order by file_row)
)

select
    'projects' as table_name, project_id as row_id, file_row, 'title_sv' as column_name, title_sv as value, first_id as about
from titled
where place > 1
order by file_row
