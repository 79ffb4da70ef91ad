-- How is it going, in one row: money, projects, milestones and claims as of a day?
--
-- Money is granted; what no date places before the day stands beside it. Claims are compared with all rows held here.
--
-- @selection  counted_sums, project_sums, milestone_sums, claims, lines
-- @without  area_mode, time_mode, measure, price_year, currency
-- @grain   -
-- @column  granted_whole_sek      double     SEK granted wholly in the county
-- @column  granted_whole_rows     bigint     grants wholly in the county
-- @column  granted_part_sek       double     SEK granted partly in the county, in full
-- @column  granted_part_rows      bigint     grants partly in the county
-- @column  undated_sek            double     SEK granted wholly in the county in a year that no source states, not in the sums before
-- @column  undated_rows           bigint     such grants
-- @column  projects               bigint     projects
-- @column  projects_planned       bigint     of these, not begun
-- @column  projects_ongoing       bigint     between start and end
-- @column  projects_ended         bigint     past their end
-- @column  projects_not_stated    bigint     no source tells whether they go on
-- @column  milestones             bigint     milestones known
-- @column  milestones_done        bigint     of these, done
-- @column  milestones_late        bigint     of the done, after the first plan
-- @column  milestones_overdue     bigint     due and not done, though something was reported
-- @column  milestones_unreported  bigint     due, and no source tells the outcome
-- @column  milestones_upcoming    bigint     not yet due
-- @column  milestones_due         bigint     planned and fallen due
-- @column  milestones_due_done    bigint     of these, done
-- @column  milestones_unplanned   bigint     done, and no plan is known
-- @column  top_line_id            varchar    area with the most money, wholly in the county, each project split by its shares
-- @column  top_name_sv            varchar    its name, Swedish
-- @column  top_name_en            varchar    its name, English
-- @column  top_sek                double     its SEK
-- @column  first_year             integer    first year with a grant wholly in the county
-- @column  last_year              integer    last year with one
-- @column  claims                 bigint     published totals, none where areas are asked for
-- @column  claims_uncovered       bigint     of these, those that the rows do not reach
-- @check   projects_planned + projects_ongoing + projects_ended + projects_not_stated = projects
with grants as (
    select
        coalesce(sum(once_value) filter (where location = 'whole' and not is_undated), 0) as granted_whole_sek,
        coalesce(sum(once_rows) filter (where location = 'whole' and not is_undated), 0)::bigint as granted_whole_rows,
        coalesce(sum(once_value) filter (where location = 'part' and not is_undated), 0) as granted_part_sek,
        coalesce(sum(once_rows) filter (where location = 'part' and not is_undated), 0)::bigint as granted_part_rows,
        coalesce(sum(once_value) filter (where location = 'whole' and is_undated), 0) as undated_sek,
        coalesce(sum(once_rows) filter (where location = 'whole' and is_undated), 0)::bigint as undated_rows,
        min(year) filter (where location = 'whole' and once_rows > 0) as first_year,
        max(year) filter (where location = 'whole' and once_rows > 0) as last_year
    from selected_counted_sums
),

top as (
    select l.line_id, l.name_sv, l.name_en, sum(s.value) as sek
    from selected_counted_sums as s
    inner join selected_lines as l on s.line_id = l.line_id
    where
        s.location = 'whole' and len(l.strategy_ids) > 0 and not s.is_undated  -- an area of a strategy, and placed before the day
    group by all
    order by sek desc, l.line_id
    limit 1  -- the largest
),

projects_shown as (
    select
        coalesce(sum(projects), 0)::bigint as projects,
        coalesce(sum(projects) filter (where state = 'planned'), 0)::bigint as planned,
        coalesce(sum(projects) filter (where state = 'ongoing'), 0)::bigint as ongoing,
        coalesce(sum(projects) filter (where state = 'ended'), 0)::bigint as ended,
        coalesce(sum(projects) filter (where state = 'not_stated'), 0)::bigint as not_stated
    from selected_project_sums
    where location <> 'outside' and line_id is null  -- each project once
),

milestones_shown as (
    select
        coalesce(sum(milestones), 0)::bigint as milestones,
        coalesce(sum(milestones) filter (where status = 'done'), 0)::bigint as done,
        coalesce(sum(milestones) filter (where outcome = 'late'), 0)::bigint as late,
        coalesce(sum(milestones) filter (where outcome = 'done_unplanned'), 0)::bigint as unplanned,
        coalesce(sum(milestones) filter (where status = 'overdue'), 0)::bigint as overdue,
        coalesce(sum(milestones) filter (where status = 'unreported'), 0)::bigint as unreported,
        coalesce(sum(milestones) filter (where status = 'upcoming'), 0)::bigint as upcoming
    from selected_milestone_sums
    where facet = 'standing' and line_id is null  -- each milestone once
),

claims_shown as (
    select count(*) as claims, count(*) filter (where verdict = 'not_covered') as uncovered
    from selected_claims
    -- a claim is of no area and no single project
    where
        len($areas) = 0 and $amount_from <= 0 and $amount_to <= 0
        and concat($funder, $funder_group, $programme, $municipality, $organisation, $state, $text) = ''
)

select
    g.granted_whole_sek, g.granted_whole_rows, g.granted_part_sek, g.granted_part_rows, g.undated_sek, g.undated_rows,
    p.projects, p.planned as projects_planned, p.ongoing as projects_ongoing, p.ended as projects_ended,
    p.not_stated as projects_not_stated,
    m.milestones, m.done as milestones_done, m.late as milestones_late, m.overdue as milestones_overdue,
    m.unreported as milestones_unreported, m.upcoming as milestones_upcoming,
    m.done - m.unplanned + m.overdue + m.unreported as milestones_due, m.done - m.unplanned as milestones_due_done,
    m.unplanned as milestones_unplanned,
    t.line_id as top_line_id, t.name_sv as top_name_sv, t.name_en as top_name_en, t.sek as top_sek,
    g.first_year, g.last_year,
    c.claims, c.uncovered as claims_uncovered
from grants as g
cross join projects_shown as p
cross join milestones_shown as m
cross join claims_shown as c
left join top as t on true
