-- Which areas make up a line, one in each strategy, and what is each called there?
--
-- @source  areas, strategies
-- @grain   area_id
-- @param   line_id      varchar    's1_digital_welfare'
-- @column  area_id      varchar    area
-- @column  line_id      varchar    its line
-- @column  name_sv      varchar    name in Swedish
-- @column  name_en      varchar    name in English
-- @column  aliases      varchar[]  other names, empty list where none
-- @column  kind         varchar    vertical, horizontal, or none for what belongs to no area
-- @column  strategy_id  varchar    strategy, empty for what belongs to no area
-- @column  valid_from   date       first day of the strategy
-- @column  valid_to     date       its last day, empty while open
select a.area_id, a.line_id, a.name_sv, a.name_en, a.aliases, a.kind, s.strategy_id, s.valid_from, s.valid_to
from areas as a
left join strategies as s on a.strategy_id = s.strategy_id
where a.line_id = $line_id  -- the line that was opened
order by s.valid_from, a.position
