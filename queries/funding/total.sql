-- How much money is there in all as of a day, in how many amounts, and what is not in it?
--
-- @source  funding_values, funding_counted, funding_left_out, funding
-- @grain   -
-- @param   as_of        date       date '2020-12-31'
-- @param   strategy     varchar    ''
-- @param   areas        varchar[]  []
-- @param   scope        varchar    'strategy'
-- @param   location     varchar    'whole'
-- @param   measure      varchar    'granted'
-- @param   area_mode    varchar    'split'
-- @param   time_mode    varchar    'decided'
-- @param   price_year   integer    0
-- @param   currency     varchar    'SEK'
-- @filters
-- @column  value          double     SEK or the currency asked for, each amount once, with and without a year
-- @column  rows           bigint     amounts
-- @column  projects       bigint     projects that they belong to
-- @column  largest_two    double     of the value, the two largest amounts; empty where there are two or fewer
-- @column  decided_rows   bigint     amounts dated by their decision
-- @column  period_rows    bigint     amounts dated by the start of their own period, as no decision is stated
-- @column  project_rows   bigint     amounts dated by the start of their project, as neither is stated
-- @column  first_year     integer    first year with money
-- @column  last_year      integer    last year with money
-- @column  undated_value  double     of the value, what no source gives a year (spread: a period)
-- @column  undated_rows   bigint     amounts without a year (spread: without a period)
-- @column  overlap        double     what areas hold more than the value, as they count a project in two areas twice (whole); else 0
-- @column  partial_year   integer    the year that is not over on the day, empty where it is over or not asked for
-- @column  left_out_rows  bigint     all other amounts: see funding/left_out
-- @check   value >= undated_value and overlap >= 0
-- @check   decided_rows + period_rows + project_rows = rows
with once as (
    select c.*, f.project_id, f.dated_by
    from funding_counted(
        $as_of, $strategy, $areas, $scope, $location, $measure,
        $area_mode, $time_mode, $price_year, $currency, $filters, 'total'
    ) as c
    inner join funding as f on c.funding_id = f.funding_id
),

largest as (
    select value
    from (select funding_id, sum(value) as value from once where not is_undated group by funding_id)
    order by value desc
    limit 2
),

by_area as (
    select sum(value) as value
    from funding_values(
        $as_of, $strategy, $areas, $scope, $location, $measure,
        $area_mode, $time_mode, $price_year, $currency, $filters, 'area'
    )
    where not is_undated  -- no date places it before the day
),

left_out as (
    select count(*) as rows
    from funding_left_out(
        $as_of, $strategy, $areas, $scope, $location, $measure,
        $area_mode, $time_mode, $price_year, $currency, $filters
    )
)

select
    coalesce(sum(o.value) filter (where not o.is_undated), 0) as value,
    count(distinct o.funding_id) filter (where not o.is_undated) as rows,
    count(distinct o.project_id) filter (where not o.is_undated) as projects,
    case when rows > 2 then (select sum(l.value) from largest as l) end as largest_two,
    count(distinct o.funding_id) filter (where not o.is_undated and o.dated_by = 'decided') as decided_rows,
    count(distinct o.funding_id) filter (where not o.is_undated and o.dated_by = 'period') as period_rows,
    count(distinct o.funding_id) filter (where not o.is_undated and o.dated_by = 'project') as project_rows,
    min(nullif(o.year_key, 0)) as first_year,
    max(o.year_key) filter (where o.year_key > 0) as last_year,
    coalesce(sum(o.value) filter (where o.is_undated), 0) as undated_value,
    count(distinct o.funding_id) filter (where o.is_undated) as undated_rows,
    case
        when $area_mode = 'whole'
            then round(coalesce((select a.value from by_area as a) - sum(o.value) filter (where not o.is_undated), 0), 2)
        else 0
    end as overlap,
    if(
        $as_of < make_date(year($as_of), 12, 31)
        and funding_in_years(year($as_of), $filters['year_from'], $filters['year_to']),
        year($as_of),
        null
    )::integer as partial_year,
    (select l.rows from left_out as l) as left_out_rows
from once as o
