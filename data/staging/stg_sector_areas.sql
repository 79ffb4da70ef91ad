-- What does each row of sector_areas.csv say, with types: an area that a sector may have to do with?
--
-- @source  raw_sector_areas
-- @grain   sector_code, area_id
-- @empty   no sector need have to do with an area
-- @column  sector_code  varchar  sector code (SNI)
-- @column  area_id      varchar  area of a strategy
-- @column  basis        varchar  stated by a source, or editorial
-- @column  note         varchar  why
-- @column  file_row     bigint   row of the file, the header being row 1
select
    sector_code,
    area_id,
    basis,
    note,
    file_row
from raw_sector_areas
