-- Which amounts are dated by a milestone that cannot be their decision?
--
-- It is one of the same project, it has happened, and no decision is stated beside it.
--
-- @source  raw_funding, raw_milestones, raw_milestone_events
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  what stands there
-- @column  expected     varchar  what was expected
select
    'funding.csv' as file,
    f.file_row,
    'milestone_id' as column_name,
    f.milestone_id as value,
    case
        when m.project_id is distinct from f.project_id then 'a milestone of the project of the amount'
        when f.decided is not null then 'nothing: the decision is stated, ' || f.decided
        else 'a milestone that milestone_events.csv says is done'
    end as expected
from raw_funding as f
inner join raw_milestones as m on m.milestone_id = f.milestone_id
where
    m.project_id is distinct from f.project_id
    or f.decided is not null
    or not exists (select 1 from raw_milestone_events as e where e.milestone_id = f.milestone_id and e.event = 'done')
order by f.file_row
