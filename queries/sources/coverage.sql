-- How many granted amounts does each register, and everything else, hold for each year?
--
-- All granted rows, in and out of the county and the strategy: this tells how complete the facts are, not what was granted.
--
-- @source  register_years
-- @grain   year_key, register
-- @column  year_key   integer  year that the amount counts in; 0 = not stated
-- @column  year       integer  the same, empty where not stated
-- @column  register   varchar  source_id of the register; other = everything that is no register
-- @column  rows       bigint   amounts, also those that are in no sum
-- @column  value_sek  double   SEK of those that are in sums, empty where none is
-- @check   rows > 0
select coalesce(year, 0) as year_key, year, register, rows, value_sek
from register_years
order by year_key = 0, year_key, register = 'other', register
