-- What has changed between two days in each line of areas: money, projects and milestones?
--
-- Money is granted wholly in the county and split by the shares of each project, so that the lines add up to changes/summary.
-- Projects and milestones count whole in each of their lines. Lines where nothing has changed are left out.
--
-- @selection  projects, milestones, counted, lines
-- @without  filters, area_mode, time_mode, measure, price_year, currency
-- @source  project_lines, project_states, milestone_states
-- @grain   line_id
-- @param   areas         varchar[]  []
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
    select c.line_id, sum(c.whole_value * c.area_share) as granted_sek
    from selected_counted as c
    where
        c.location = 'whole'  -- what lies in several counties is not the county's own
        and c.whole_value is not null  -- no rate, no value
        and c.counts_from > $since  -- not yet given on the earlier day
    group by c.line_id
),

projects_of as (
    select
        a.line_id,
        count(*) filter (where b.state is null) as new,
        count(*) filter (where b.state = 'planned' and n.state in ('ongoing', 'ended')) as started,
        count(*) filter (where n.state = 'ended' and coalesce(b.state, '') <> 'ended') as ended
    from selected_projects as n
    inner join project_lines as a on n.project_id = a.project_id
    left join project_states as b on n.project_id = b.project_id and $since between b.valid_from and b.valid_to
    where n.location <> 'outside'
    group by a.line_id
),

standing as (
    select unnest(n.line_ids) as line_id, n.status, coalesce(b.status, '') as status_before
    from selected_milestones as n
    left join milestone_states as b on n.milestone_id = b.milestone_id and $since between b.valid_from and b.valid_to
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
