-- What does each row of assessments.csv say, with types: one self-assessed item in one round?
--
-- @source  raw_assessments
-- @grain   subject, item, round
-- @empty   no public value exists yet
-- @column  subject    varchar  subject
-- @column  item       varchar  item
-- @column  round      varchar  round
-- @column  level      integer  level, 1 to 5
-- @column  basis      varchar  stated by a source or an editorial call
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
