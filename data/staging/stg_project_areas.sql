-- What does each row of project_areas.csv say, with types: a project's part in an area?
--
-- @source  raw_project_areas
-- @grain   project_id, area_id
-- @column  project_id  varchar  project
-- @column  area_id     varchar  area of a strategy
-- @column  share       double   share, above 0 and at most 1
-- @column  basis       varchar  stated by a source or an editorial call
-- @column  file_row    bigint   row of the file, the header being row 1
select
    project_id,
    area_id,
    share::double as share,
    basis,
    file_row
from raw_project_areas
