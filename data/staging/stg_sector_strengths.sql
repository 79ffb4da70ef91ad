-- What does each row of sector_strengths.csv say, with types: one measured value of a sector in one year and geography?
--
-- @source  raw_sector_strengths
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
-- @column  file_row     bigint   row of the file, the header being row 1
select
    sector_code,
    sector,
    area_id,
    year::integer as year,
    geography,
    measure,
    value::double as value,
    source_id,
    file_row
from raw_sector_strengths
