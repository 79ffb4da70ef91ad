-- Which milestones have been moved by a day, from when to when, and why?
--
-- @selection  milestones
-- @source  milestone_events, sources
-- @grain   milestone_id, position
-- @param   level             varchar    ''
-- @column  milestone_id      varchar    milestone
-- @column  title_sv          varchar    title in Swedish
-- @column  title_en          varchar    title in English
-- @column  position          bigint     which move of the milestone it is, from 1
-- @column  from_date_from    date       plan before the move, first day that it can mean; empty where none is told
-- @column  from_date_to      date       plan before the move, last day that it can mean
-- @column  from_precision    varchar    plan before the move: year, quarter, month or day
-- @column  to_date_from      date       plan after the move, first day that it can mean
-- @column  to_date_to        date       plan after the move, last day that it can mean
-- @column  to_precision      varchar    plan after the move: year, quarter, month or day
-- @column  moved_known_from  date       day from which the move is known, empty where no source tells
-- @column  reason            varchar    reason, empty where not stated
-- @column  reason_sv         varchar    the same in Swedish
-- @column  slip_days         bigint     days between the last days of the two plans
-- @column  source_id         varchar    source that tells of the move
-- @column  publisher         varchar    who published it
-- @column  source_title      varchar    title of the source
-- @column  url               varchar    its address
with plans as (
    select
        *,
        lag(struct_pack(f := date_from, t := date_to, p := date_precision)) over in_order as earlier,
        count(*) filter (where event = 'moved') over in_order as move
    from milestone_events
    where event in ('planned', 'moved') and known_from <= $as_of  -- the plans known by the day
    window in_order as (partition by milestone_id order by known_from, position)
)

select
    m.milestone_id,
    m.title_sv,
    m.title_en,
    p.move as position,
    p.earlier.f as from_date_from,
    p.earlier.t as from_date_to,
    p.earlier.p as from_precision,
    p.date_from as to_date_from,
    p.date_to as to_date_to,
    p.date_precision as to_precision,
    nullif(p.known_from, date '0001-01-01') as moved_known_from,
    p.reason,
    p.reason_sv,
    p.date_to - p.earlier.t as slip_days,
    s.source_id,
    s.publisher,
    s.title as source_title,
    s.url
from selected_milestones as m
inner join plans as p on m.milestone_id = p.milestone_id and p.event = 'moved'
inner join sources as s on p.source_id = s.source_id
where $level in ('', m.level)
order by m.sort_date, m.milestone_id, p.move
