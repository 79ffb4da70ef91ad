-- Which lines of areas run through the strategies, and what is each called under the strategy of the view?
--
-- Which name that is, is in data/marts/line_names.sql.
--
-- @source  line_names
-- @grain   line_id
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @column  line_id       varchar    id of the line: its first area
-- @column  position      bigint     fixed place, for order and colour; the pseudo lines come last
-- @column  name_sv       varchar    name in Swedish
-- @column  name_en       varchar    name in English
-- @column  strategy_ids  varchar[]  strategies that it runs through, the first first; empty for the pseudo lines
-- @column  is_current    boolean    it belongs to the strategy asked for, or without one to any that has begun by the day
select line_id, position, name_sv, name_en, strategy_ids, is_current
from line_names
where of_strategy = $strategy and $as_of between valid_from and valid_to
