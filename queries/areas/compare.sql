-- How do the lines of areas compare as of a day: money, projects, milestones and actors?
--
-- Money is granted and split by the shares of each project, so that the lines add up to the total. Projects, milestones and actors
-- count whole in each of their lines. Shares are of all lines, whichever are asked for.
--
-- @selection  sums, projects, milestones, lines
-- @without  areas, area_mode, time_mode
-- @source  strategies, project_lines, project_partners, inhabitants
-- @grain   line_id
-- @param   areas               varchar[]  []
-- @column  line_id             varchar    line of areas across the strategies
-- @column  name_sv             varchar    its name on the day, Swedish
-- @column  name_en             varchar    its name on the day, English
-- @column  strategy_ids        varchar[]  strategies that it runs through, the first first; empty for what belongs to no area
-- @column  granted_sek         double     SEK granted wholly in the county by the day
-- @column  granted_rows        bigint     such grants
-- @column  granted_part_sek    double     SEK granted to projects partly in the county, in full, not in the sum before
-- @column  undated_sek         double     SEK granted wholly in the county in a year that no source states, in no sum
-- @column  share_pct           double     part of what all lines were granted, percent; empty where nothing was
-- @column  per_inhabitant_sek  double     SEK for each inhabitant of the county; empty where no population is held
-- @column  projects            bigint     projects
-- @column  projects_ongoing    bigint     of these, between start and end
-- @column  milestones          bigint     milestones known
-- @column  done                bigint     of these, done
-- @column  late                bigint     of the done, after the first plan
-- @column  overdue             bigint     due and not done, though something was reported
-- @column  unreported          bigint     due, and no source tells the outcome
-- @column  upcoming            bigint     not yet due
-- @column  cancelled           bigint     called off
-- @column  actors              bigint     organisations in the projects
-- @check   done + overdue + unreported + upcoming + cancelled = milestones
-- @check   granted_sek >= 0 and projects >= projects_ongoing
with money as (
    select
        line_id,
        coalesce(sum(amount_sek) filter (where location = 'whole' and not is_undated), 0) as granted_sek,
        coalesce(sum(rows) filter (where location = 'whole' and not is_undated), 0)::bigint as granted_rows,
        coalesce(sum(amount_sek) filter (where location = 'part' and not is_undated), 0) as granted_part_sek,
        coalesce(sum(amount_sek) filter (where location = 'whole' and is_undated), 0) as undated_sek
    from selected_sums
    where measure = 'granted'  -- measures never mix
    group by line_id
),

placed as (
    select p.project_id, p.state, a.line_id
    from selected_projects as p
    inner join project_lines as a on p.project_id = a.project_id
    where p.location <> 'outside'
),

projects_of as (
    select line_id, count(*) as projects, count(*) filter (where state = 'ongoing') as projects_ongoing
    from placed
    group by line_id
),

actors_of as (
    select p.line_id, count(distinct w.org_id) as actors
    from placed as p
    inner join project_partners as w on p.project_id = w.project_id
    group by p.line_id
),

milestones_of as (
    select
        line_id,
        count(*) as milestones,
        count(*) filter (where status = 'done') as done,
        count(*) filter (where outcome = 'late') as late,
        count(*) filter (where status = 'overdue') as overdue,
        count(*) filter (where status = 'unreported') as unreported,
        count(*) filter (where status = 'upcoming') as upcoming,
        count(*) filter (where status = 'cancelled') as cancelled
    from (
        select unnest(list_distinct(line_ids)) as line_id, status, outcome
        from selected_milestones
    )
    group by line_id
),

known as (
    select coalesce(list(strategy_id), []) as strategy_ids from strategies where valid_from <= $as_of  -- nobody knew of a later one
),

compared as (
    select
        l.line_id, l.name_sv, l.name_en, l.position, l.strategy_ids,
        coalesce(columns(m.* exclude (line_id)), 0),
        100.0 * coalesce(m.granted_sek, 0) / nullif(sum(m.granted_sek) over (), 0) as share_pct,
        coalesce(m.granted_sek, 0) / (select i.inhabitants from inhabitants($as_of) as i) as per_inhabitant_sek,
        coalesce(columns(p.* exclude (line_id)), 0),
        coalesce(columns(s.* exclude (line_id)), 0),
        coalesce(a.actors, 0) as actors
    from selected_lines as l
    left join money as m on l.line_id = m.line_id
    left join projects_of as p on l.line_id = p.line_id
    left join milestones_of as s on l.line_id = s.line_id
    left join actors_of as a on l.line_id = a.line_id
)

select * exclude (position)
from compared
where
    (len($areas) = 0 or list_contains($areas, line_id))  -- only the lines asked for
    and (
        -- the areas of the strategy asked for, or of those in force by the day, and every line that holds something
        ($strategy = '' and len(list_intersect(strategy_ids, (select k.strategy_ids from known as k))) > 0)
        or list_contains(strategy_ids, $strategy)
        or granted_sek + granted_part_sek + undated_sek > 0 or projects > 0 or milestones > 0
    )
-- the largest first, what belongs to no area last
order by len(strategy_ids) = 0, granted_sek desc, projects desc, position
