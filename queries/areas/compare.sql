-- How do the lines of areas compare as of a day: money, projects, milestones and actors?
--
-- Money is granted and split by the shares of each project, so that the lines add up to the total. Projects, milestones and actors
-- count whole in each of their lines. Shares are of all lines, whichever are asked for.
--
-- @selection  sums, project_sums, milestone_sums, actors, lines
-- @without  areas, area_mode, time_mode
-- @source  inhabitants
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
with together as (
    select line_id, location, is_undated, amount_sek, rows from selected_sums
    where measure = 'granted'  -- measures never mix
    union all by name
    select line_id, state, projects from selected_project_sums
    where location <> 'outside'
    union all by name
    select line_id, status, outcome, milestones from selected_milestone_sums
    where facet = 'standing'
    union all by name
    select line_id, bodies from selected_actors
),

held as (
    select
        line_id,
        sum(if(location = 'whole' and not is_undated, amount_sek, 0)) as granted_sek,
        sum(if(location = 'whole' and not is_undated, rows, 0))::bigint as granted_rows,
        sum(if(location = 'part' and not is_undated, amount_sek, 0)) as granted_part_sek,
        sum(if(location = 'whole' and is_undated, amount_sek, 0)) as undated_sek,
        coalesce(sum(projects), 0)::bigint as projects,
        sum(if(state = 'ongoing', projects, 0))::bigint as projects_ongoing,
        coalesce(sum(milestones), 0)::bigint as milestones,
        sum(if(status = 'done', milestones, 0))::bigint as done,
        sum(if(outcome = 'late', milestones, 0))::bigint as late,
        sum(if(status = 'overdue', milestones, 0))::bigint as overdue,
        sum(if(status = 'unreported', milestones, 0))::bigint as unreported,
        sum(if(status = 'upcoming', milestones, 0))::bigint as upcoming,
        sum(if(status = 'cancelled', milestones, 0))::bigint as cancelled,
        coalesce(sum(bodies), 0)::bigint as actors
    from together
    group by line_id
),

compared as (
    select
        l.line_id, l.name_sv, l.name_en, l.position, l.strategy_ids, l.is_current,
        coalesce(columns(h.* exclude (line_id)), 0),
        100.0 * coalesce(h.granted_sek, 0) / nullif(sum(h.granted_sek) over (), 0) as share_pct,
        coalesce(h.granted_sek, 0) / (select i.inhabitants from inhabitants($as_of) as i) as per_inhabitant_sek
    from selected_lines as l
    left join held as h on l.line_id = h.line_id
)

select
    line_id, name_sv, name_en, strategy_ids, granted_sek, granted_rows, granted_part_sek, undated_sek, share_pct, per_inhabitant_sek,
    projects, projects_ongoing, milestones, done, late, overdue, unreported, upcoming, cancelled, actors
from compared
where
    (len($areas) = 0 or list_contains($areas, line_id))  -- only the lines asked for
    -- what was in force by the day, and every line that holds something
    and (is_current or granted_sek + granted_part_sek + undated_sek > 0 or projects > 0 or milestones > 0)
-- the largest first, what belongs to no area last
order by len(strategy_ids) = 0, granted_sek desc, projects desc, position
