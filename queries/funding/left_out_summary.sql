-- How many amounts are not in a figure, by reason and measure, and what are they in SEK?
--
-- @selection  left_out_sums
-- @grain   reason, measure
-- @column  reason      varchar  as in funding/left_out
-- @column  measure     varchar  measures are never added up
-- @column  rows        bigint   amounts
-- @column  amount_sek  double   SEK, nominal, as a whole; empty where no currency or rate is known
-- @check   rows > 0
select reason, measure, rows, amount_sek
from selected_left_out_sums
order by rows desc, reason, measure
