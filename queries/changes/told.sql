-- What has changed between two days in each line of areas, thing by thing: amounts, projects, milestones?
--
-- The lines of changes/by_area. An amount counts by its share of the line, wholly or partly in the county; a project and a
-- milestone stand in each of their lines. The largest amounts first, then projects, then milestones by their day.
--
-- @selection  lines
-- @source  projects, project_lines, project_states, milestone_states, funding, funding_parts
-- @grain   line_id, kind, thing_id, change
-- @param   areas            varchar[]  []
-- @param   scope            varchar    'strategy'
-- @param   since            date       date '2019-12-31'
-- @column  line_id          varchar    line of areas
-- @column  name_sv          varchar    name of the line, Swedish
-- @column  name_en          varchar    name of the line, English
-- @column  kind             varchar    money, project or milestone
-- @column  change           varchar    money: whole or part; project: new, started, ended; milestone: reached, moved, overdue, unreported
-- @column  thing_id         varchar    amount, project or milestone
-- @column  project_id       varchar    project, empty where none
-- @column  title_sv         varchar    title of the project or milestone, Swedish
-- @column  title_en         varchar    title of the project or milestone, English
-- @column  value            double     money: SEK of the line; else empty
-- @column  dated_from       date       money: the date that it counts by; milestone: outcome, else plan; first day that it can mean
-- @column  dated_precision  varchar    that date: year, quarter, month or day
-- @check   (kind = 'money') = (value is not null)
with money as (
    select
        c.line_id, 'money' as kind, c.location as change, f.funding_id as thing_id, f.project_id, f.title_sv, f.title_en,
        c.amount_sek * c.share as value, f.dated_from, f.dated_precision
    from funding_parts as c
    inner join funding as f on c.funding_id = f.funding_id
    where
        c.time_mode = 'decided' and c.measure = 'granted' and c.location in ('whole', 'part')
        and c.amount_sek is not null and c.share > 0  -- no rate, no value
        and c.counts_from > $since and c.counts_from <= $as_of  -- given between the days
        and f.sort_date > $since and f.sort_date <= $as_of  -- the same, so that the rest of them is not read
        and $strategy in ('', coalesce(c.strategy_id, ''))  -- the strategy in force when it was decided
        and $scope in ('all', c.scope)  -- context is regional development that serves no area of the strategy
),

projects_of as (
    select
        a.line_id, p.project_id, p.title_sv, p.title_en,
        unnest([
            case when n.known_from > $since then 'new' end,
            case when n.known_from <= $since and n.start_to > $since and n.state in ('ongoing', 'ended') then 'started' end,
            case when n.state = 'ended' then 'ended' end
        ]) as change
    from project_states as n
    inner join projects as p on n.project_id = p.project_id
    inner join project_lines as a on n.project_id = a.project_id
    where
        $as_of between n.valid_from and n.valid_to and n.valid_from > $since  -- in another state than on the earlier day
        and n.location <> 'outside'
        and $strategy in ('', coalesce(n.strategy_id, '')) and $scope in ('all', n.scope)  -- as above
),

milestones_of as (
    select
        unnest(n.line_ids) as line_id, n.milestone_id, n.project_id, n.title_sv, n.title_en,
        coalesce(n.done_from, n.plan_from) as dated_from,
        case when n.done_from is null then n.plan_precision else n.done_precision end as dated_precision,
        [
            case when n.status = 'done' and coalesce(b.status, '') <> 'done' then 'reached' end,
            case when n.moves > b.moves then 'moved' end,
            case
                when n.status in ('overdue', 'unreported') and coalesce(b.status, '') not in ('overdue', 'unreported')
                    then n.status
            end
        ] as changes
    from milestone_states as n
    left join milestone_states as b on n.milestone_id = b.milestone_id and $since between b.valid_from and b.valid_to
    where
        $as_of between n.valid_from and n.valid_to and n.valid_from > $since  -- as above
        and ($strategy = '' or list_contains(n.strategy_ids, $strategy)) and $scope in ('all', n.scope)
),

told as (
    select * from money
    union all by name
    select line_id, 'project' as kind, change, project_id as thing_id, project_id, title_sv, title_en
    from projects_of where change is not null
    union all by name
    select
        line_id, 'milestone' as kind, change, milestone_id as thing_id, project_id, title_sv, title_en, dated_from, dated_precision
    from (select * exclude (changes), unnest(changes) as change from milestones_of)
    where change is not null
)

select
    t.line_id, l.name_sv, l.name_en, t.kind, t.change, t.thing_id, t.project_id, t.title_sv, t.title_en, t.value,
    t.dated_from, t.dated_precision
from told as t
inner join selected_lines as l on t.line_id = l.line_id
where len($areas) = 0 or list_contains($areas::varchar[], t.line_id)  -- only the lines asked for
order by
    l.position, list_position(['money', 'project', 'milestone'], t.kind),
    list_position(['whole', 'part', 'new', 'started', 'ended', 'reached', 'moved', 'overdue', 'unreported'], t.change),
    t.value desc, t.dated_from, t.thing_id
