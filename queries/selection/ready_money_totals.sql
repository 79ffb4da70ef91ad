-- What do the amounts of a figure come to in all, by the places that it may speak of, from cells that are ready?
--
-- The same rows as money_totals.sql, for figures in SEK of the day that ask of all areas and filter nothing. The time that it takes
-- does not grow with the amounts.
--
-- @selection  counted_sums
-- @source  amount_counts, funded_project_cells, funding_at
-- @grain   at_location
-- @param   as_of           date       date '2020-12-31'
-- @param   strategy        varchar    ''
-- @param   scope           varchar    'strategy'
-- @param   measure         varchar    'granted'
-- @column  at_location     varchar    the places that the row speaks of: whole, part, outside, or all for wholly and partly in the county
-- @column  value           double     SEK or the currency asked for, each amount once, placed before the day
-- @column  rows            bigint     amounts
-- @column  projects        bigint     projects that they belong to
-- @column  largest         double[]   the two largest of them
-- @column  decided_rows    bigint     amounts dated by their decision
-- @column  milestone_rows  bigint     amounts dated by a milestone
-- @column  period_rows     bigint     amounts dated by the start of their own period
-- @column  project_rows    bigint     amounts dated by the start of their project
-- @column  whole_rows      bigint     amounts that have a value in each of their years
-- @column  undated_value   double     the value of amounts that nothing dates
-- @column  undated_rows    bigint     these amounts
-- @column  by_area         double     the value where each area counts an amount by itself
-- @column  first_year      integer    first year with money
-- @column  last_year       integer    last year with money
-- @check   rows + undated_rows > 0
with places as (
    select unnest(['whole', 'part', 'outside', 'all']) as at_location
),

amounts as (
    select
        p.at_location,
        coalesce(sum(a.rows) filter (where a.since is not null), 0)::bigint as rows,
        coalesce(sum(a.rows) filter (where a.dated_by = 'decided'), 0)::bigint as decided_rows,
        coalesce(sum(a.rows) filter (where a.dated_by = 'milestone'), 0)::bigint as milestone_rows,
        coalesce(sum(a.rows) filter (where a.dated_by = 'period'), 0)::bigint as period_rows,
        coalesce(sum(a.rows) filter (where a.dated_by = 'project'), 0)::bigint as project_rows,
        coalesce(sum(a.rows) filter (where a.since is null), 0)::bigint as undated_rows,
        -- each cell has its two largest
        list_sort(
            list_filter(flatten(list([a.largest_sek, a.second_sek]) filter (where a.since is not null)), lambda sek: sek is not null),
            'desc'
        )[:2] as largest
    from amount_counts($as_of) as a
    inner join places as p on funding_at(a.location, p.at_location)
    where
        a.facet = 'dated' and not a.is_later and a.left_out is null  -- in no sum: the same money again, or without a value in SEK
        and a.measure = $measure
        and $strategy in ('', coalesce(a.strategy_id, ''))  -- the strategy in force when it was decided
        and $scope in ('all', a.scope)  -- context is regional development that serves no area of the strategy
    group by p.at_location
),

projects as (
    select at_location, sum(projects)::bigint as projects
    from funded_project_cells
    where
        $as_of between adds_from and adds_to and measure = $measure
        and of_strategy is not distinct from nullif($strategy, '') and $scope in ('all', scope)  -- as above
    group by at_location
),

sums as (
    select
        p.at_location,
        coalesce(sum(s.once_value) filter (where not s.is_undated), 0) as value,
        coalesce(sum(s.once_value) filter (where s.is_undated), 0) as undated_value,
        coalesce(sum(s.value) filter (where not s.is_undated), 0) as by_area,
        min(s.year) as first_year,
        max(s.year) as last_year
    from selected_counted_sums as s
    inner join places as p on funding_at(s.location, p.at_location)
    group by p.at_location
)

select
    a.at_location, s.value, a.rows, coalesce(p.projects, 0) as projects, a.largest,
    a.decided_rows, a.milestone_rows, a.period_rows, a.project_rows, a.rows as whole_rows,
    s.undated_value, a.undated_rows, s.by_area, s.first_year, s.last_year
from amounts as a
inner join sums as s on a.at_location = s.at_location
left join projects as p on a.at_location = p.at_location
