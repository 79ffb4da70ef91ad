-- What do all the amounts held here add up to as of a day, in the groups that claims are compared by?
--
-- @source  funding_as_of
-- @grain   measure, scope, location, year, funder?, programme?
-- @param   as_of      date     date '2020-12-31'
-- @column  measure    varchar  measure
-- @column  scope      varchar  strategy or context
-- @column  location   varchar  where the money is
-- @column  year       integer  year
-- @column  funder     varchar  who pays
-- @column  programme  varchar  programme
-- @column  value      double   SEK, each amount once; null where none has a rate
-- @column  rows       bigint   amounts
select measure, scope, location, year, funder, programme, sum(sek_main) as value, sum(rows_main)::bigint as rows
from funding_as_of($as_of)
where
    time_mode = 'decided'
    and year is not null  -- money without a year is in no period
    and rows_main > 0  -- each amount once, in its main area
group by all
