-- What does each row of project_registers.csv say: a register that projects are held in?
--
-- @source  raw_project_registers
-- @grain   register
-- @column  register  varchar  register
-- @column  name_sv   varchar  name in Swedish
-- @column  name_en   varchar  name in English
-- @column  file_row  bigint   row of the file, the header being row 1
select
    register,
    name_sv,
    name_en,
    file_row
from raw_project_registers
