-- How much was granted wholly in the county before the first strategy and under each, as of a day?
--
-- A strategy's years begin with the one in which it was adopted and end before those of the next. What no date places before the
-- day is in none.
--
-- @selection  counted_sums
-- @without  area_mode, time_mode, measure, price_year, currency
-- @source  strategies
-- @grain   period_key
-- @column  period_key   varchar  strategy; before = before the first of them
-- @column  first_year   integer  first year; of what came before, the first year with a grant, empty where there is none
-- @column  last_year    integer  last year; empty while it goes on
-- @column  granted_sek  double   SEK granted in these years
-- @column  rows         bigint   grants
-- @check   granted_sek >= 0 and (granted_sek > 0) = (rows > 0)
with begun as (
    select strategy_id, year(valid_from)::integer as first_year, lead(year(valid_from)) over (order by valid_from) as next_year
    from strategies
    where valid_from <= $as_of  -- known by the day
),

grants as (
    select year, once_value, once_rows
    from selected_counted_sums
    where location = 'whole' and not is_undated and once_rows > 0
),

periods as (
    select 'before' as period_key, 0 as begins, null::integer as first_year, (select min(first_year) from begun) as next_year
    union all
    select strategy_id, first_year as begins, first_year, next_year
    from begun
)

select
    p.period_key,
    coalesce(p.first_year, min(g.year))::integer as first_year,
    (p.next_year - 1)::integer as last_year,
    coalesce(sum(g.once_value), 0) as granted_sek,
    coalesce(sum(g.once_rows), 0)::bigint as rows
from periods as p
left join grants as g on p.begins <= g.year and (p.next_year is null or g.year < p.next_year)
group by p.period_key, p.begins, p.first_year, p.next_year
order by p.begins
