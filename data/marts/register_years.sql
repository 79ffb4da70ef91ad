-- How many granted amounts does each register, and everything else, hold for each year?
--
-- All granted rows, in and out of the county and the strategy: this tells how complete the facts are, not what was granted.
--
-- @source  funding, registers
-- @grain   year?, register
-- @empty   none need have been granted
-- @column  year       integer  year that the amount counts in; null where not stated
-- @column  register   varchar  source_id of the register; other = everything that is no register
-- @column  rows       bigint   amounts, also those that are in no sum
-- @column  value_sek  double   SEK of those that are in sums, null where none is
-- @check   rows > 0
select
    f.year,
    coalesce(r.source_id, 'other') as register,
    count(*) as rows,
    sum(f.amount_sek) filter (where f.left_out is null) as value_sek
from funding as f
left join registers as r on f.source_id = r.source_id
where f.measure = 'granted'  -- measures never mix
group by f.year, register
order by f.year, register
