-- Which milestones stand in each line of areas as of a day, when were they planned and reached, who answers, why were they moved, and which source told last?
--
-- What waits for an answer comes first. A milestone of two lines stands in both; milestones/total counts it once. status and period
-- as in milestones/timeline.
--
-- @selection  milestones, lines
-- @source  milestone_keys, milestone_stands, sources, slip_on
-- @grain   line_id, milestone_id
-- @param   level                 varchar    ''
-- @param   status                varchar    ''
-- @param   period                varchar    'all'
-- @column  line_id               varchar    line of areas
-- @column  name_sv               varchar    name of the line, Swedish
-- @column  name_en               varchar    name of the line, English
-- @column  milestone_id          varchar    milestone
-- @column  title_sv              varchar    title in Swedish
-- @column  title_en              varchar    title in English
-- @column  owner_org_id          varchar    organisation that answers for it, empty where not stated
-- @column  owner                 varchar    its name
-- @column  outcome               varchar    overdue, unreported, upcoming, late, on_time, done_unplanned or cancelled
-- @column  first_plan_from       date       first plan, first day that it can mean
-- @column  first_plan_precision  varchar    first plan: year, quarter, month or day
-- @column  plan_from             date       current plan, first day that it can mean
-- @column  plan_precision        varchar    current plan: year, quarter, month or day
-- @column  done_from             date       outcome, first day that it can mean
-- @column  done_precision        varchar    outcome: year, quarter, month or day
-- @column  shown_year            integer    year in which it stands: of the outcome, else of the current plan, else of the day it was due
-- @column  first_year            integer    year of the first plan, empty where no plan is known
-- @column  moves                 bigint     how many times it was moved
-- @column  is_late               boolean    whether it was certainly done after its first plan
-- @column  slip_days             bigint     days from the first plan to the outcome (below 0 = early), to the day itself while overdue
-- @column  reason                varchar    why it was moved, each time; empty where not stated
-- @column  reason_sv             varchar    the same in Swedish
-- @column  source_id             varchar    source of the last event known by the day
-- @column  publisher             varchar    who published it
-- @column  source_title          varchar    title of the source
-- @column  url                   varchar    its address
with placed as (
    select *, unnest(milestone_keys('area', level, line_ids, sort_date, $areas)) as line_id
    from selected_milestones
    where
        $level in ('', level)
        and milestone_stands($status, status, outcome, moves)  -- the status or group asked for
        and ($period = 'all' or period = $period)  -- the period asked for
)

select
    p.line_id, l.name_sv, l.name_en, p.milestone_id, p.title_sv, p.title_en, p.owner_org_id, p.owner, p.outcome,
    p.first_plan_from, p.first_plan_precision, p.plan_from, p.plan_precision, p.done_from, p.done_precision,
    year(coalesce(p.done_to, p.due_to, p.sort_date))::integer as shown_year,
    year(p.first_plan_to)::integer as first_year,
    p.moves, p.is_late, slip_on(p.status, p.first_plan_to, p.done_slip_days, $as_of) as slip_days, p.reason, p.reason_sv,
    s.source_id, s.publisher, s.title as source_title, s.url
from placed as p
inner join selected_lines as l on p.line_id = l.line_id
inner join sources as s on p.told_by = s.source_id
order by
    l.position,
    list_position(['overdue', 'unreported', 'upcoming', 'late', 'on_time', 'done_unplanned', 'cancelled'], p.outcome),
    p.sort_date, p.milestone_id
