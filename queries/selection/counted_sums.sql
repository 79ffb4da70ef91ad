-- What do the amounts that a figure of money counts add up to, in its measure, currency and prices?
--
-- The same choice as counted.sql, of the sums, at every place. What has no value in the figure's currency and prices is not there.
--
-- @selection  sums
-- @source  figure_value
-- @grain   year?, line_id, funder?, funder_group?, programme?, location, is_undated
-- @param   measure       varchar  'granted'
-- @param   price_year    integer  0
-- @param   currency      varchar  'SEK'
-- @column  year          integer  year; null where not stated
-- @column  line_id       varchar  line of the area
-- @column  funder        varchar  who pays
-- @column  funder_group  varchar  kind of funder
-- @column  programme     varchar  programme
-- @column  location      varchar  where the money is
-- @column  is_undated    boolean  no date places it before the day
-- @column  value         double   by area
-- @column  rows          bigint   amounts and years in it, by area
-- @column  once_value    double   areas not told apart
-- @column  once_rows     bigint   amounts and years in it, areas not told apart
select
    year, line_id, funder, funder_group, programme, location, is_undated,
    sum(figure_value(amount, amount_sek, index_value, $currency, $price_year)) as value,
    sum(rows)::bigint as rows,
    sum(figure_value(once_amount, once_sek, index_value, $currency, $price_year)) as once_value,
    sum(once_rows)::bigint as once_rows
from selected_sums
where
    measure = $measure  -- measures never mix
    and $currency in ('SEK', currency)  -- everything converted, or only what is stated in that currency
    -- a rate and a price index, or no value
    and figure_value(amount, amount_sek, index_value, $currency, $price_year) is not null
group by all
