-- How many inhabitants does the county have from day to day, and who says so?
--
-- Those at the end of the last period that is over; before the first such day those of the last period that is known.
--
-- @source  indicator_values, sources
-- @grain   valid_from
-- @empty   no source need count the inhabitants
-- @column  valid_from        date     first day on which it is the number
-- @column  valid_to          date     last day, 9999-12-31 for the last number
-- @column  inhabitants       double   inhabitants of the county
-- @column  period_from       date     what the number is of, first day
-- @column  period_precision  varchar  year, quarter, month or day
-- @column  source_id         varchar  source
-- @column  publisher         varchar  who published it
-- @column  source_title      varchar  title of the source
-- @column  url               varchar  address of the source
-- @check   valid_from <= valid_to and inhabitants > 0
with counted as (
    select *
    from indicator_values
    where
        indicator_id = 'population'
        and geography = 'Värmland'  -- the county, no other place
        and kind = 'actual'
        and value > 0
),

days as (
    select valid_from, lead((valid_from - 1)::date, 1, '9999-12-31'::date) over (order by valid_from) as valid_to
    from (
        select '0001-01-01'::date as valid_from
        union
        select period_to from counted where period_to is not null  -- a number of no stated time is the last resort
    )
)

select
    d.valid_from, d.valid_to, v.value as inhabitants, v.period_from, v.period_precision,
    s.source_id, s.publisher, s.title as source_title, s.url
from days as d
cross join counted as v
inner join sources as s on v.source_id = s.source_id
qualify row_number() over (
    partition by d.valid_from order by v.period_to <= d.valid_from desc nulls last, v.period_to desc nulls last
) = 1
order by d.valid_from
