-- Which strategy was in force when?
--
-- @source  stg_strategies
-- @grain   strategy_id
-- @column  strategy_id        varchar  id of the strategy
-- @column  name_sv            varchar  name in Swedish
-- @column  name_en            varchar  name in English
-- @column  valid_from         date     first day in force
-- @column  valid_to           date     last day in force, null while open
-- @column  adopted_from       date     adopted, first day
-- @column  adopted_to         date     adopted, last day
-- @column  adopted_precision  varchar  year, quarter, month or day
-- @column  source_id          varchar  source
-- @check   valid_to is null or valid_to >= valid_from
select
    strategy_id, name_sv, name_en, valid_from, valid_to, adopted_from, adopted_to, adopted_precision, source_id
from stg_strategies
order by valid_from
