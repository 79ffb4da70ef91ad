-- How much money is wholly in the county, partly in it, and outside it, as of a day?
--
-- The three are never added up: money partly in the county is shown in full.
--
-- @selection  money_totals
-- @grain   location
-- @column  location     varchar    whole, part or outside
-- @column  value        double     SEK or the currency asked for; 0 where there is none
-- @column  rows         bigint     amounts
-- @column  projects     bigint     projects that they belong to
-- @check   value >= 0 and (value > 0) = (rows > 0)
select
    l.location,
    coalesce(t.value, 0) as value,
    coalesce(t.rows, 0) as rows,
    coalesce(t.projects, 0) as projects
from (values (1, 'whole'), (2, 'part'), (3, 'outside')) as l (position, location)
left join selected_money_totals as t on l.location = t.at_location
order by l.position
