-- How many amounts are not in a figure, by reason and measure, and what are they in SEK?
--
-- @selection  left_out
-- @source  funding
-- @grain   reason, measure
-- @column  reason      varchar  as in funding/left_out
-- @column  measure     varchar  measures are never added up
-- @column  rows        bigint   amounts
-- @column  amount_sek  double   SEK, nominal, as a whole; empty where no currency or rate is known
-- @check   rows > 0
select l.reason, f.measure, count(*) as rows, sum(f.amount_sek) as amount_sek
from selected_left_out as l
inner join funding as f on l.funding_id = f.funding_id
group by l.reason, f.measure
order by rows desc, l.reason, f.measure
