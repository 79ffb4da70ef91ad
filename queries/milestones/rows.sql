-- Which milestones make up a figure, and which source told of each last?
--
-- status: a status or late, on_time, done_unplanned, moved, due, due_done, planned, unanswered; by and key as in milestones/by_status; period and base as in milestones/review.
-- org_id: who answers for it. page_rows is how many rows a page has; with 0 all stand on one.
--
-- @selection  milestones
-- @source  milestone_stands, milestone_keys, milestone_in_base, sources, slip_on
-- @grain   milestone_id
-- @param   level                 varchar    ''
-- @param   status                varchar    ''
-- @param   by                    varchar    'level'
-- @param   key                   varchar    ''
-- @param   period                varchar    'all'
-- @param   base                  varchar    'all'
-- @param   milestone_id          varchar    ''
-- @param   org_id                varchar    ''
-- @param   page                  integer    1
-- @param   page_rows             integer    0
-- @column  milestone_id          varchar    milestone
-- @column  level                 varchar    strategy, area or project
-- @column  title_sv              varchar    title in Swedish
-- @column  title_en              varchar    title in English
-- @column  owner                 varchar    organisation that answers for it, empty where not stated
-- @column  project_id            varchar    project that it belongs to, empty where none
-- @column  status                varchar    done, overdue, unreported, upcoming or cancelled
-- @column  first_plan_from       date       first plan, first day that it can mean
-- @column  first_plan_precision  varchar    first plan: year, quarter, month or day
-- @column  plan_from             date       current plan, first day that it can mean
-- @column  plan_precision        varchar    current plan: year, quarter, month or day
-- @column  done_from             date       outcome, first day that it can mean
-- @column  done_precision        varchar    outcome: year, quarter, month or day
-- @column  slip_days             bigint     days from the first plan to the outcome (below 0 = early), to the day itself while overdue
-- @column  is_late               boolean    whether it was certainly done after its first plan
-- @column  source_id             varchar    source of the last event known by the day
-- @column  publisher             varchar    who published it
-- @column  source_title          varchar    title of the source
-- @column  url                   varchar    its address
-- @column  matches               bigint     how many milestones make the figure, on all pages
with counted as (
    select milestone_id, sort_date
    from selected_milestones
    where
        $level in ('', level)
        and ($milestone_id = '' or milestone_id = $milestone_id)  -- the one that was opened
        and $org_id in ('', coalesce(owner_org_id, ''))  -- of the organisation that answers for it
        and milestone_stands($status, status, outcome, moves)  -- the status or group that was opened
        -- the level, line or year that was opened
        and ($key = '' or list_contains(milestone_keys($by, level, line_ids, sort_date, $areas), $key))
        and ($period = 'all' or $period = if($base = 'present', present_period, period))
        and milestone_in_base($base, status, outcome)
),

page as (
    select milestone_id
    from counted
    order by sort_date, milestone_id
    limit if($page_rows = 0, null, $page_rows) offset ($page - 1)::bigint * $page_rows
)

select
    m.milestone_id, m.level, m.title_sv, m.title_en, m.owner, m.project_id, m.status,
    m.first_plan_from, m.first_plan_precision, m.plan_from, m.plan_precision, m.done_from, m.done_precision,
    slip_on(m.status, m.first_plan_to, m.done_slip_days, $as_of) as slip_days, m.is_late,
    s.source_id, s.publisher, s.title as source_title, s.url,
    (select count(*) from counted) as matches
from page as p
inner join selected_milestones as m on p.milestone_id = m.milestone_id
inner join sources as s on m.told_by = s.source_id
order by m.sort_date, m.milestone_id
