-- Which registers are projects held in?
--
-- @source  stg_project_registers
-- @grain   register
-- @column  register  varchar  register
-- @column  name_sv   varchar  name in Swedish
-- @column  name_en   varchar  name in English
select register, name_sv, name_en
from stg_project_registers
order by register
