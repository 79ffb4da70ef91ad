-- What is an amount in the currency and the prices of a figure (null: no rate, or no price index)?
--
-- @source  at_prices
-- @param   its_amount   double   1000.0
-- @param   its_sek      double   1000.0
-- @param   its_index    double   316.4
-- @param   in_currency  varchar  'SEK'
-- @param   of_year      integer  2020
create or replace macro figure_value(its_amount, its_sek, its_index, in_currency, of_year) as
    case when in_currency = 'SEK' then at_prices(its_sek, its_index, of_year) else its_amount end
