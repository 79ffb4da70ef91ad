-- Which strategies can be chosen?
--
-- @source  strategies
-- @grain   strategy_id
-- @column  strategy_id  varchar  strategy
-- @column  name_sv      varchar  name in Swedish
-- @column  name_en      varchar  name in English
-- @column  valid_from   date     first day in force
-- @column  valid_to     date     last day in force, empty while open
select strategy_id, name_sv, name_en, valid_from, valid_to
from strategies
order by valid_from, strategy_id
