-- What has changed between two days, in one row of numbers?
--
-- @selection  projects, milestones, counted
-- @without  filters, area_mode, time_mode, measure, price_year, currency
-- @source  project_states, milestone_states, corrections
-- @grain   -
-- @param   since         date       date '2019-12-31'
-- @column  new           bigint     projects that nothing dated by the earlier day
-- @column  started       bigint     projects decided by the earlier day and begun since
-- @column  ended         bigint     projects past their end since
-- @column  whole_rows    bigint     amounts granted wholly in the county since
-- @column  whole_sek     double     their sum
-- @column  part_rows     bigint     amounts granted partly in the county since
-- @column  part_sek      double     their sum, in full
-- @column  reached       bigint     milestones reached since
-- @column  late          bigint     of these, after their first plan
-- @column  moved         bigint     milestones whose plan has changed since
-- @column  overdue       bigint     milestones overdue since
-- @column  unreported    bigint     milestones due since, and no source tells the outcome
-- @column  corrected     bigint     published values corrected and rows withdrawn since, in all of the facts
-- @column  latest        date       the last day on which any of this happened, also before the earlier day; null: never
with project_changes as (
    select
        count(*) filter (where b.state is null) as new,
        count(*) filter (where b.state = 'planned' and n.state in ('ongoing', 'ended')) as started,
        count(*) filter (where n.state = 'ended' and coalesce(b.state, '') <> 'ended') as ended
    from selected_projects as n
    left join project_states as b on n.project_id = b.project_id and $since between b.valid_from and b.valid_to
    where n.location <> 'outside'
),

granted as (
    select c.location, c.whole_value * c.once_share as value, c.counts_from
    from selected_counted as c
    -- no rate, no value; each amount once
    where c.whole_value is not null and c.once_share > 0
),

money as (
    select
        count(*) filter (where location = 'whole') as whole_rows,
        coalesce(sum(value) filter (where location = 'whole'), 0) as whole_sek,
        count(*) filter (where location = 'part') as part_rows,
        coalesce(sum(value) filter (where location = 'part'), 0) as part_sek
    from granted
    where counts_from > $since  -- not yet given on the earlier day
),

milestone_changes as (
    select
        count(*) filter (where n.status = 'done' and coalesce(b.status, '') <> 'done') as reached,
        count(*) filter (where n.outcome = 'late' and coalesce(b.status, '') <> 'done') as late,
        count(*) filter (where n.moves > b.moves) as moved,
        count(*) filter (where n.status = 'overdue' and coalesce(b.status, '') not in ('overdue', 'unreported')) as overdue,
        count(*) filter (where n.status = 'unreported' and coalesce(b.status, '') not in ('overdue', 'unreported')) as unreported
    from selected_milestones as n
    left join milestone_states as b on n.milestone_id = b.milestone_id and $since between b.valid_from and b.valid_to
),

correction_changes as (
    select count(*) as corrected from corrections
    where corrected_to > $since and corrected_to <= $as_of  -- corrected between the days
),

latest_change as (
    select max(days.day) as latest
    from (
        select s.valid_from as day
        from selected_projects as p
        inner join project_states as s on p.project_id = s.project_id
        where p.location <> 'outside'
        union all
        select counts_from as day from granted
        union all
        select s.valid_from as day
        from selected_milestones as m
        inner join milestone_states as s on m.milestone_id = s.milestone_id
        where s.status <> 'upcoming' or s.moves > 0  -- reached, fallen due or moved
        union all
        select r.corrected_to as day from corrections as r
    ) as days
    -- states and corrections to come are not told; the first day of all stands for a start that is not stated
    where days.day <= $as_of and days.day > '0001-01-01'::date
)

select
    p.new, p.started, p.ended,
    m.whole_rows, m.whole_sek, m.part_rows, m.part_sek,
    c.reached, c.late, c.moved, c.overdue, c.unreported, r.corrected, l.latest
from project_changes as p
cross join money as m
cross join milestone_changes as c
cross join correction_changes as r
cross join latest_change as l
