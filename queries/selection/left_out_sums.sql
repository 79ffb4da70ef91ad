-- How many amounts are not in a figure, by reason and measure, and what are they in SEK?
--
-- Made from what is left out of it, where ready_left_out_sums.sql cannot make the same from cells.
--
-- @selection  left_out
-- @grain   reason, measure
-- @column  reason      varchar  as in funding/left_out
-- @column  measure     varchar  measures are never added up
-- @column  rows        bigint   amounts
-- @column  amount_sek  double   SEK, nominal, as a whole; null where no currency or rate is known
-- @check   rows > 0
select reason, measure, count(*) as rows, sum(amount_sek) as amount_sek
from selected_left_out
group by reason, measure
