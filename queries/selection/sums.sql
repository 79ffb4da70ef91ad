-- What do the amounts of a view add up to, by year, area and everything that a question may group by?
--
-- Made from its amounts, where something is asked of the projects or where two areas may hold the same one. Else ready_sums.sql makes
-- the same from cells. `once`: areas not told apart, as in amounts.sql.
--
-- @selection  amounts
-- @grain   year?, area_id, strategy_id?, funder?, funder_group?, programme?, measure, currency, location, is_undated
-- @column  year          integer  year; null where not stated
-- @column  area_id       varchar  area or pseudo area
-- @column  line_id       varchar  line of the area
-- @column  strategy_id   varchar  strategy
-- @column  funder        varchar  who pays
-- @column  funder_group  varchar  kind of funder
-- @column  programme     varchar  programme
-- @column  measure       varchar  measure
-- @column  currency      varchar  currency that the amounts are stated in
-- @column  location      varchar  where the money is
-- @column  is_undated    boolean  no date places it before the day
-- @column  index_value   double   price index of the year, null where there is none
-- @column  amount        double   by area, own currency
-- @column  amount_sek    double   the same in SEK, null without a rate
-- @column  rows          bigint   amounts and years in it
-- @column  once_amount   double   once, own currency
-- @column  once_sek      double   the same in SEK, null without a rate
-- @column  once_rows     bigint   amounts and years in it
select
    year, area_id, line_id, strategy_id, funder, funder_group, programme, measure, currency, location, is_undated, index_value,
    sum(amount * area_share) as amount,
    sum(amount_sek * area_share) as amount_sek,
    count(*) as rows,
    sum(amount * once_share) as once_amount,
    sum(amount_sek * once_share) as once_sek,
    count(*) filter (where once_share > 0) as once_rows
from selected_amounts
group by all
