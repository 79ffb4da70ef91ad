-- How large is each sector, by year and geography?
--
-- @source  stg_sector_strengths
-- @grain   sector_code, area_id?, year, geography, measure
-- @empty   no public value exists yet
-- @column  sector_code  varchar  sector code (SNI)
-- @column  sector       varchar  sector
-- @column  area_id      varchar  area of a strategy
-- @column  year         integer  year
-- @column  geography    varchar  geography or body
-- @column  measure      varchar  what is measured
-- @column  value        double   value
-- @column  source_id    varchar  source that states the row
select * exclude (file_row)
from stg_sector_strengths
order by sector_code, area_id, year, geography, measure
