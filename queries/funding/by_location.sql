-- How much money is wholly in the county, partly in it, and outside it, as of a day?
--
-- The three are never added up: money partly in the county is shown in full.
--
-- @selection  amounts
-- @source  figure_value
-- @grain   location
-- @param   measure      varchar    'granted'
-- @param   price_year   integer    0
-- @param   currency     varchar    'SEK'
-- @column  location     varchar    whole, part or outside
-- @column  value        double     SEK or the currency asked for; 0 where there is none
-- @column  rows         bigint     amounts
-- @column  projects     bigint     projects that they belong to
-- @check   value >= 0 and (value > 0) = (rows > 0)
with valued as (
    select
        funding_id, project_id, location,
        once_share * figure_value(amount, amount_sek, index_value, $currency, $price_year) as value
    from selected_amounts
    where
        measure = $measure  -- measures never mix
        and $currency in ('SEK', currency)  -- everything converted, or only what is stated in that currency
        and not is_undated  -- no date places it before the day
),

counted as (
    select location, sum(value) as value, count(distinct funding_id) as rows, count(distinct project_id) as projects
    from valued
    where value > 0  -- no price index, no value; an amount has a value in one of its rows
    group by location
)

select
    l.location,
    coalesce(c.value, 0) as value,
    coalesce(c.rows, 0) as rows,
    coalesce(c.projects, 0) as projects
from (values (1, 'whole'), (2, 'part'), (3, 'outside')) as l (position, location)
left join counted as c on l.location = c.location
order by l.position
