-- Which amounts does a figure of money count, in its measure, currency and prices?
--
-- One row an amount, year and area, as in amounts.sql, at every place: a question says which places it is of, so that figures of
-- several places are selected once. In another currency than SEK only what is stated in it.
--
-- @selection  amounts
-- @source  figure_value
-- @grain   funding_id, year_key, area_id
-- @param   measure       varchar    'granted'
-- @param   price_year    integer    0
-- @param   currency      varchar    'SEK'
-- @column  funding_id    varchar    amount
-- @column  project_id    varchar    project, null at strategy level
-- @column  year          integer    year; null where not stated
-- @column  year_key      integer    year, 0 where not stated
-- @column  area_id       varchar    area or pseudo area
-- @column  line_id       varchar    line of the area
-- @column  strategy_id   varchar    strategy
-- @column  coordinator_org_id  varchar  organisation that coordinates the project, null where no source names one
-- @column  funder        varchar    who pays
-- @column  funder_group  varchar    kind of funder
-- @column  programme     varchar    programme
-- @column  location      varchar    where this money is
-- @column  dated_by      varchar    what dates it: decided, milestone, period or project; null when undated
-- @column  source_id     varchar    source
-- @column  counts_from   date       the day from which it counts; null: at any day
-- @column  is_undated    boolean    no date places it before the day
-- @column  year_share    double     the year's part of the amount
-- @column  area_share    double     how much of it counts in the area
-- @column  once_share    double     how much of it counts where areas are not told apart, 0 but for one row of an amount and year
-- @column  whole_value   double     the year's part of the amount in the figure's currency and prices; null where there is no rate or index
select
    funding_id, project_id, year, year_key, area_id, line_id, strategy_id, coordinator_org_id, funder, funder_group, programme,
    location, dated_by, source_id, counts_from, is_undated, year_share, area_share, once_share,
    figure_value(amount, amount_sek, index_value, $currency, $price_year) as whole_value
from selected_amounts
where
    measure = $measure  -- measures never mix
    and $currency in ('SEK', currency)  -- everything converted, or only what is stated in that currency
