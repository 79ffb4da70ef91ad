-- How much money is there in all as of a day, in how many amounts, and what is not in it?
--
-- @selection  counted
-- @source  funding_at, funding_in_years, funding
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
with each_amount as (
    select
        c.funding_id,
        any_value(c.project_id) as project_id,
        any_value(c.dated_by) as dated_by,
        any_value(c.is_undated) as is_undated,
        min(nullif(c.year_key, 0)) filter (where c.whole_value is not null) as first_year,
        max(nullif(c.year_key, 0)) filter (where c.whole_value is not null) as last_year,
        sum(c.whole_value * c.once_share) as value,
        sum(c.whole_value * c.area_share) as by_area,
        bool_or(c.whole_value is null) as lacks_a_year
    from selected_counted as c
    where funding_at(c.location, $location)
    group by c.funding_id
    having sum(c.whole_value) is not null  -- no price index, no value
)

select
    coalesce(sum(value) filter (where not is_undated), 0) as value,
    count(*) filter (where not is_undated) as rows,
    count(distinct project_id) filter (where not is_undated) as projects,
    case when rows > 2 then list_sum(max(value, 2) filter (where not is_undated)) end as largest_two,
    count(*) filter (where not is_undated and dated_by = 'decided') as decided_rows,
    count(*) filter (where not is_undated and dated_by = 'milestone') as milestone_rows,
    count(*) filter (where not is_undated and dated_by = 'period') as period_rows,
    count(*) filter (where not is_undated and dated_by = 'project') as project_rows,
    min(first_year) as first_year,
    max(last_year) as last_year,
    coalesce(sum(value) filter (where is_undated), 0) as undated_value,
    count(*) filter (where is_undated) as undated_rows,
    case
        when $area_mode = 'whole' then round(coalesce(sum(by_area - value) filter (where not is_undated), 0), 2)
        else 0
    end as overlap,
    if(
        $as_of < make_date(year($as_of), 12, 31) and funding_in_years(year($as_of), $year_from, $year_to), year($as_of), null
    )::integer as partial_year,
    (select count(*) from funding) - count(*) filter (where not is_undated and not lacks_a_year) as left_out_rows
from each_amount
