-- What has changed between two days in each line of areas: money, projects and milestones?
--
-- Money is granted wholly in the county and split by the shares of each project, so that the lines add up to changes/summary.
-- Projects and milestones count whole in each of their lines. Lines where nothing has changed are left out. What stands as it did on
-- the earlier day has not changed, so only states that began after it are read.
--
-- @selection  lines
-- @source  funding_parts, project_lines, project_states, milestone_states
-- @grain   line_id
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @param   since         date       date '2019-12-31'
-- @column  line_id       varchar    line of areas
-- @column  name_sv       varchar    name of the line, Swedish
-- @column  name_en       varchar    name of the line, English
-- @column  granted_sek   double     SEK granted since, split
-- @column  new           bigint     projects that nothing dated by the earlier day
-- @column  started       bigint     projects decided by the earlier day and begun since
-- @column  ended         bigint     projects past their end since
-- @column  reached       bigint     milestones reached since
-- @column  overdue       bigint     milestones overdue since
-- @column  unreported    bigint     milestones due since, and no source tells the outcome
-- @check   granted_sek >= 0
with money as (
    select line_id, sum(amount_sek * share) as granted_sek
    from funding_parts
    where
        time_mode = 'decided' and measure = 'granted'  -- measures never mix
        and location = 'whole'  -- what lies in several counties is not the county's own
        and amount_sek is not null  -- no rate, no value
        and counts_from > $since and counts_from <= $as_of  -- given between the days
        and $strategy in ('', coalesce(strategy_id, ''))  -- the strategy in force when it was decided
        and $scope in ('all', scope)  -- context is regional development that serves no area of the strategy
    group by line_id
),

projects_of as (
    select
        a.line_id,
        count(*) filter (where n.known_from > $since) as new,
        count(*) filter (where n.known_from <= $since and n.start_to > $since and n.state in ('ongoing', 'ended')) as started,
        count(*) filter (where n.state = 'ended') as ended
    from project_states as n
    inner join project_lines as a on n.project_id = a.project_id
    where
        $as_of between n.valid_from and n.valid_to and n.valid_from > $since  -- in another state than on the earlier day
        and n.location <> 'outside'
        and $strategy in ('', coalesce(n.strategy_id, '')) and $scope in ('all', n.scope)  -- as above
    group by a.line_id
),

standing as (
    select unnest(n.line_ids) as line_id, n.status, coalesce(b.status, '') as status_before
    from milestone_states as n
    left join milestone_states as b on n.milestone_id = b.milestone_id and $since between b.valid_from and b.valid_to
    where
        $as_of between n.valid_from and n.valid_to and n.valid_from > $since  -- as above
        and ($strategy = '' or list_contains(n.strategy_ids, $strategy)) and $scope in ('all', n.scope)
),

milestones_of as (
    select
        line_id,
        count(*) filter (where status = 'done' and status_before <> 'done') as reached,
        count(*) filter (where status = 'overdue' and status_before not in ('overdue', 'unreported')) as overdue,
        count(*) filter (where status = 'unreported' and status_before not in ('overdue', 'unreported')) as unreported
    from standing
    group by line_id
),

filled as (
    select
        l.line_id, l.name_sv, l.name_en, l.position,
        coalesce(m.granted_sek, 0) as granted_sek,
        coalesce(columns(p.* exclude (line_id)), 0),
        coalesce(columns(s.* exclude (line_id)), 0)
    from selected_lines as l
    left join money as m on l.line_id = m.line_id
    left join projects_of as p on l.line_id = p.line_id
    left join milestones_of as s on l.line_id = s.line_id
    where len($areas) = 0 or list_contains($areas::varchar[], l.line_id)  -- only the lines asked for
)

select * exclude (position)
from filled
where granted_sek > 0 or new + started + ended + reached + overdue + unreported > 0
order by position
