-- On which days did a project enter another state, or an amount begin to count as granted, in each strategy, scope and line of areas?
--
-- The last of them before a day is when something last changed; there are no more of them the more rows there are. What lies outside
-- the county is no change of projects, and without a rate an amount has no value.
--
-- @source  project_states, project_lines, funding_parts
-- @grain   day, line_id, scope, strategy_id?
-- @column  day          date     that day
-- @column  line_id      varchar  line of areas
-- @column  scope        varchar  scope of the project or the amount
-- @column  strategy_id  varchar  its strategy, null before the first
select n.valid_from as day, a.line_id, n.scope, n.strategy_id
from project_states as n
inner join project_lines as a on n.project_id = a.project_id
where n.location <> 'outside'
union
select counts_from, line_id, scope, strategy_id
from funding_parts
where
    time_mode = 'decided' and measure = 'granted'  -- measures never mix
    and amount_sek is not null and counts_from is not null  -- no rate, no value; no date, no day
order by day, line_id, scope, strategy_id
