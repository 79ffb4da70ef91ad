-- Which areas does one project serve, and who says so?
--
-- @source  project_areas, areas
-- @grain   area_id
-- @param   project_id   varchar  's3_cluster_pilot'
-- @column  area_id      varchar  area of a strategy; whole_strategy or outside_areas where the project has none
-- @column  line_id      varchar  line of areas across the strategies
-- @column  strategy_id  varchar  strategy of the area
-- @column  name_sv      varchar  name of the area, Swedish
-- @column  name_en      varchar  name of the area, English
-- @column  share        double   part of the project, above 0 and at most 1
-- @column  is_main      boolean  whether it is the main area
-- @column  basis        varchar  stated by a source or editorial; empty where the project has no area
-- @check   share > 0 and share <= 1
select p.area_id, p.line_id, p.strategy_id, a.name_sv, a.name_en, p.share, p.is_main, p.basis
from project_areas as p
inner join areas as a on p.area_id = a.area_id
where p.project_id = $project_id
order by p.share desc, a.position, p.area_id
