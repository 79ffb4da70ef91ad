-- What does each row of indicator_marks.csv say, with types: a year of an indicator that its source marks?
--
-- @source  raw_indicator_marks
-- @grain   indicator_id, year, mark
-- @empty   no source marks a year
-- @column  indicator_id  varchar  indicator
-- @column  year          integer  year
-- @column  mark          varchar  break, doubtful or preliminary
-- @column  file_row      bigint   row of the file, the header being row 1
select
    indicator_id,
    year::integer as year,
    mark,
    file_row
from raw_indicator_marks
