-- What is an amount of one year in the prices of another (price_year 0: unchanged; null if a year has no index)?
--
-- own_index is the index of the amount's year; selected amounts carry it.
--
-- @source  price_index
-- @param   amount_sek  double   1000.0
-- @param   own_index   double   316.4
-- @param   price_year  integer  2020
create or replace macro at_prices(amount_sek, own_index, price_year) as
    if(
        price_year = 0,
        amount_sek,
        -- renamed inside, so that a column called `year` in the calling query means that query's year
        amount_sek * (
            select wanted.index_points
            from (select p.year as index_year, p.index_value as index_points from price_index as p) as wanted
            where wanted.index_year = price_year
        ) / own_index
    )
