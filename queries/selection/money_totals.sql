-- What do the amounts of a figure come to in all, by the places that it may speak of?
--
-- Made from its amounts, where ready_money_totals.sql cannot make the same from cells.
--
-- @selection  counted
-- @source  funding_at
-- @grain   at_location
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
with each_amount as (
    select
        funding_id,
        any_value(location) as location,
        any_value(project_id) as project_id,
        any_value(dated_by) as dated_by,
        any_value(is_undated) as is_undated,
        min(nullif(year_key, 0)) filter (where whole_value is not null) as first_year,
        max(nullif(year_key, 0)) filter (where whole_value is not null) as last_year,
        sum(whole_value * once_share) as value,
        sum(whole_value * area_share) as by_area,
        bool_or(whole_value is null) as lacks_a_year
    from selected_counted
    group by funding_id
    having sum(whole_value) is not null  -- no price index, no value
)

select
    a.at_location,
    coalesce(sum(e.value) filter (where not e.is_undated), 0) as value,
    count(*) filter (where not e.is_undated) as rows,
    count(distinct e.project_id) filter (where not e.is_undated) as projects,
    max(e.value, 2) filter (where not e.is_undated) as largest,
    count(*) filter (where not e.is_undated and e.dated_by = 'decided') as decided_rows,
    count(*) filter (where not e.is_undated and e.dated_by = 'milestone') as milestone_rows,
    count(*) filter (where not e.is_undated and e.dated_by = 'period') as period_rows,
    count(*) filter (where not e.is_undated and e.dated_by = 'project') as project_rows,
    count(*) filter (where not e.is_undated and not e.lacks_a_year) as whole_rows,
    coalesce(sum(e.value) filter (where e.is_undated), 0) as undated_value,
    count(*) filter (where e.is_undated) as undated_rows,
    coalesce(sum(e.by_area) filter (where not e.is_undated), 0) as by_area,
    min(e.first_year) as first_year,
    max(e.last_year) as last_year
from each_amount as e
inner join (values ('whole'), ('part'), ('outside'), ('all')) as a (at_location) on funding_at(e.location, a.at_location)
group by a.at_location
