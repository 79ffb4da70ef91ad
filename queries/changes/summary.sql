-- What has changed between two days, in one row of numbers?
--
-- What stands as it did on the earlier day has not changed, so only states that began after it are read. An amount counts by the shares
-- of the lines asked for; without any, once.
--
-- @source  funding_parts, project_areas, project_states, change_days, milestone_states, corrections
-- @grain   -
-- @param   as_of         date       date '2020-12-31'
-- @param   since         date       date '2019-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
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
        count(*) filter (where known_from > $since) as new,
        count(*) filter (where known_from <= $since and start_to > $since and state in ('ongoing', 'ended')) as started,
        count(*) filter (where state = 'ended') as ended
    from project_states
    where
        $as_of between valid_from and valid_to and valid_from > $since  -- in another state than on the earlier day
        and location <> 'outside'
        and $strategy in ('', coalesce(strategy_id, ''))
        and $scope in ('all', scope)  -- context is regional development that serves no area of the strategy
        and (len($areas) = 0 or project_id in (
            select a.project_id from project_areas as a
            where len($areas) > 0 and list_contains($areas::varchar[], a.line_id)  -- nothing to read where none is asked for
        ))
),

money as (
    select
        count(distinct funding_id) filter (where location = 'whole') as whole_rows,
        coalesce(sum(value) filter (where location = 'whole'), 0) as whole_sek,
        count(distinct funding_id) filter (where location = 'part') as part_rows,
        coalesce(sum(value) filter (where location = 'part'), 0) as part_sek
    from (
        select funding_id, location, amount_sek * if(len($areas) = 0, 1.0, share) as value
        from funding_parts
        where
            time_mode = 'decided' and measure = 'granted'  -- measures never mix
            and amount_sek is not null  -- no rate, no value
            and counts_from > $since and counts_from <= $as_of  -- certainly given between the days
            and if(len($areas) = 0, is_main, list_contains($areas::varchar[], line_id))  -- each amount once
            and $strategy in ('', coalesce(strategy_id, ''))  -- the strategy in force when it was decided
            and $scope in ('all', scope)  -- as above
    )
),

milestones_of as (
    select milestone_id, status, outcome, moves, valid_from, changed_on
    from milestone_states
    where
        $as_of between valid_from and valid_to
        and $scope in ('all', scope)  -- as above
        and (len($areas) = 0 or list_has_any(line_ids, $areas::varchar[]))  -- one of its lines is asked for
        and ($strategy = '' or list_contains(strategy_ids, $strategy))
),

milestone_changes as (
    select
        count(*) filter (where n.status = 'done' and coalesce(b.status, '') <> 'done') as reached,
        count(*) filter (where n.outcome = 'late' and coalesce(b.status, '') <> 'done') as late,
        count(*) filter (where n.moves > b.moves) as moved,
        count(*) filter (where n.status = 'overdue' and coalesce(b.status, '') not in ('overdue', 'unreported')) as overdue,
        count(*) filter (where n.status = 'unreported' and coalesce(b.status, '') not in ('overdue', 'unreported')) as unreported
    from milestones_of as n
    left join milestone_states as b on n.milestone_id = b.milestone_id and $since between b.valid_from and b.valid_to
    where n.valid_from > $since  -- as above
),

correction_changes as (
    select count(*) as corrected from corrections
    where corrected_to > $since and corrected_to <= $as_of  -- corrected between the days
),

latest_change as (
    select max(day) as latest
    from (
        select max(day) as day
        from change_days
        where
            day <= $as_of  -- it has come
            and $strategy in ('', coalesce(strategy_id, '')) and $scope in ('all', scope)  -- as above
            and (len($areas) = 0 or list_contains($areas::varchar[], line_id))  -- of a line asked for
        union all
        select max(changed_on) from milestones_of
        union all
        select max(corrected_to) from corrections where corrected_to <= $as_of  -- those to come are not told
    )
    where day > '0001-01-01'::date  -- the first day of all stands for a start that is not stated
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
