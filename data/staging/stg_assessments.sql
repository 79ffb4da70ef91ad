-- What does each row of assessments.csv say, with types: one self-assessed item in one round?
--
-- @source  raw_assessments
-- @grain   subject, item, round
-- @empty   no public value exists yet
-- @column  subject    varchar  the method, or the thing that is assessed
-- @column  item       varchar  item of the method
-- @column  round      varchar  round
-- @column  level      integer  level, 1 to 5
-- @column  basis      varchar  what the level rests on, in the words of those who assessed
-- @column  source_id  varchar  source that states the row
-- @column  file_row   bigint   row of the file, the header being row 1
select
    subject,
    item,
    round,
    level::integer as level,
    basis,
    source_id,
    file_row
from raw_assessments
