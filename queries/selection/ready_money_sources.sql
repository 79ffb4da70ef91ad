-- On which sources do the amounts of a figure rest, by place and year, and how many on each, from cells that are ready?
--
-- The same rows as money_sources.sql, for figures in SEK of the day that ask of all areas and filter nothing.
--
-- @source  amount_counts
-- @grain   source_id, location, year
-- @param   as_of      date       date '2020-12-31'
-- @param   strategy   varchar    ''
-- @param   scope      varchar    'strategy'
-- @param   measure    varchar    'granted'
-- @column  source_id  varchar    source
-- @column  location   varchar    where the money is
-- @column  year       bigint     year of the day from which the amounts count
-- @column  rows       bigint     amounts that are placed before the day
-- @column  valued     bigint     of them, those with a value in the currency and prices of the figure
-- @check   valued between 0 and rows and rows > 0
select
    source_id, location, year(since) as year,
    sum(rows)::bigint as rows,
    coalesce(sum(rows) filter (where left_out is null), 0)::bigint as valued
from amount_counts($as_of)
where
    facet = 'source' and since is not null and not is_later  -- placed before the day
    and measure = $measure
    and $strategy in ('', coalesce(strategy_id, ''))  -- the strategy in force when it was decided
    and $scope in ('all', scope)  -- context is regional development that serves no area of the strategy
group by all
