-- How much money is there in all as of a day, in how many amounts, and what is not in it?
--
-- @selection  money_totals
-- @source  funding_in_years, funding
-- @grain   -
-- @param   location       varchar    'whole'
-- @column  value          double     SEK or the currency asked for, each amount once, with and without a year
-- @column  rows           bigint     amounts
-- @column  projects       bigint     projects that they belong to
-- @column  largest_two    double     of the value, the two largest amounts; empty where there are two or fewer
-- @column  decided_rows   bigint     amounts dated by their decision
-- @column  milestone_rows bigint     amounts dated by a milestone that is their decision, as no source dates that otherwise
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
-- @check   decided_rows + milestone_rows + period_rows + project_rows = rows
select
    coalesce(t.value, 0) as value,
    coalesce(t.rows, 0) as rows,
    coalesce(t.projects, 0) as projects,
    case when t.rows > 2 then list_sum(t.largest) end as largest_two,
    coalesce(t.decided_rows, 0) as decided_rows,
    coalesce(t.milestone_rows, 0) as milestone_rows,
    coalesce(t.period_rows, 0) as period_rows,
    coalesce(t.project_rows, 0) as project_rows,
    t.first_year,
    t.last_year,
    coalesce(t.undated_value, 0) as undated_value,
    coalesce(t.undated_rows, 0) as undated_rows,
    if($area_mode = 'whole', round(coalesce(t.by_area - t.value, 0), 2), 0) as overlap,
    if(
        $as_of < make_date(year($as_of), 12, 31) and funding_in_years(year($as_of), $year_from, $year_to), year($as_of), null
    )::integer as partial_year,
    (select count(*) from funding) - coalesce(t.whole_rows, 0) as left_out_rows
from (select 1) as one
left join selected_money_totals as t on t.at_location = $location  -- no row where there is no money
