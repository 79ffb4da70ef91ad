-- Which level was each item of a self-assessment put at?
--
-- @source  stg_assessments
-- @grain   subject, item, round
-- @empty   no public value exists yet
-- @column  subject    varchar  subject
-- @column  item       varchar  item
-- @column  round      varchar  round
-- @column  level      integer  level, 1 to 5
-- @column  basis      varchar  stated by a source or an editorial call
-- @column  source_id  varchar  source that states the row
-- @check   level between 1 and 5
select * exclude (file_row)
from stg_assessments
order by subject, item, round
