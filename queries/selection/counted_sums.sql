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
with valued as (
    select
        year, line_id, funder, funder_group, programme, location, is_undated, rows, once_rows,
        if($currency = 'SEK', amount_sek, amount) as stated,
        if($currency = 'SEK', once_sek, once_amount) as once_stated,
        figure_value(1.0, 1.0, index_value, $currency, $price_year) as ratio  -- once: each use of it looks up the price index
    from selected_sums
    where
        measure = $measure  -- measures never mix
        and $currency in ('SEK', currency)  -- everything converted, or only what is stated in that currency
)

select
    year, line_id, funder, funder_group, programme, location, is_undated,
    sum(stated * ratio) as value,
    sum(rows)::bigint as rows,
    sum(once_stated * ratio) as once_value,
    sum(once_rows)::bigint as once_rows
from valued
where stated * ratio is not null  -- a rate and a price index, or no value
group by all
