-- What is an amount of one year in the prices of another (price_year 0: as it was; null where a year has no index)?
--
-- The index is renamed inside, so that a column called `year` in the calling query means that query's year.
--
-- @source  price_index
-- @param   amount_sek   double   1000.0
-- @param   amount_year  integer  2016
-- @param   price_year   integer  2020
create or replace macro at_prices(amount_sek, amount_year, price_year) as
    case
        when price_year = 0 then amount_sek
        else amount_sek
            * (
                select wanted.index_points
                from (select p.year as index_year, p.index_value as index_points from price_index as p) as wanted
                where wanted.index_year = price_year
            )
            / (
                select own.index_points
                from (select p.year as index_year, p.index_value as index_points from price_index as p) as own
                where own.index_year = amount_year
            )
    end
