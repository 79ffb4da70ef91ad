-- How large is each sector, by year and geography?
--
-- @source  stg_sector_strengths, stg_translations
-- @grain   sector_code, area_id?, year, geography, measure
-- @empty   no public value exists yet
-- @column  sector_code   varchar  sector code (SNI)
-- @column  sector        varchar  sector
-- @column  sector_sv     varchar  the same in Swedish, our translation
-- @column  area_id       varchar  area of a strategy
-- @column  year          integer  year
-- @column  geography     varchar  geography or body
-- @column  geography_sv  varchar  the same in Swedish, our translation; null where a name is a name
-- @column  measure       varchar  what is measured
-- @column  value         double   value
-- @column  source_id     varchar  source that states the row
select
    sector_code,
    sector,
    (select tr.text_sv from stg_translations as tr where tr.text_en = sector) as sector_sv,
    area_id,
    year,
    geography,
    (select tr.text_sv from stg_translations as tr where tr.text_en = geography) as geography_sv,
    measure,
    value,
    source_id
from stg_sector_strengths
order by sector_code, area_id, year, geography, measure
