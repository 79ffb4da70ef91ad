-- What share of a project belongs to each line of areas?
--
-- Two areas of one project may belong to one line.
--
-- @source  project_areas
-- @grain   project_id, line_id
-- @column  project_id  varchar  project
-- @column  line_id     varchar  line of areas
-- @column  share       double   part of the project; the parts of a project add up to 1
-- @column  is_main     boolean  whether the main area of the project belongs to the line
-- @column  basis       varchar  stated where a source says so of one of its areas, else editorial; null for a pseudo area
-- @check   share > 0 and share <= 1.000001
select project_id, line_id, sum(share) as share, bool_or(is_main) as is_main, max(basis) as basis
from project_areas
group by project_id, line_id
order by project_id, line_id
