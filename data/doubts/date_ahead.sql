-- Which dates of what has happened lie after today, and which ends lie so far ahead that a digit may be wrong?
--
-- @source  raw_funding, raw_projects, raw_milestone_events, raw_claims, raw_sources, date_from
-- @param   today        date     date '2026-11-28'
-- @grain   table_name, row_id
-- @empty   good facts give none
-- @column  table_name   varchar  table
-- @column  row_id       varchar  row, as corrections.csv knows it
-- @column  file_row     bigint   row of the file
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  about        varchar  what it is doubtful against
with dated as (
    select 'funding' as table_name, funding_id as row_id, file_row, 'decided' as column_name, decided as value, 0 as years from raw_funding
    union all select 'projects', project_id, file_row, 'start', start, 5 from raw_projects
    union all select 'projects', project_id, file_row, 'end', "end", 15 from raw_projects
    union all select 'funding', funding_id, file_row, 'period_end', period_end, 15 from raw_funding
    union all
    select
        'milestone_events', concat_ws('/', milestone_id, event, date), file_row, 'date', date,
        if(event in ('planned', 'moved'), 15, 0)
    from raw_milestone_events
    union all select 'claims', claim_id, file_row, 'said_on', said_on, 0 from raw_claims
    union all select 'sources', source_id, file_row, 'published', published, 0 from raw_sources
)

select table_name, row_id, min(file_row) as file_row, min(column_name) as column_name, min(value) as value, $today::varchar as about
from dated
where date_from(value) > $today::date + to_years(years)  -- a plan may lie ahead, though not by a lifetime
group by table_name, row_id
order by table_name, file_row
