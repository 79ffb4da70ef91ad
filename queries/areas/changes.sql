-- When did one strategy follow another, as of a day?
--
-- @source  strategies
-- @grain   strategy_id
-- @empty   before the second strategy
-- @param   as_of        date     date '2024-12-31'
-- @column  strategy_id  varchar  the strategy that began
-- @column  name_sv      varchar  its name, Swedish
-- @column  name_en      varchar  its name, English
-- @column  changed_on   date     first day that it was in force
select strategy_id, name_sv, name_en, valid_from as changed_on
from strategies
where
    valid_from <= $as_of  -- it has happened
    and valid_from > (select min(s.valid_from) from strategies as s)  -- the first followed no other
order by valid_from
