-- With which areas may a sector have to do, and who says so?
--
-- @source  stg_sector_areas, stg_translations
-- @grain   sector_code, area_id
-- @empty   no sector need have to do with an area
-- @column  sector_code  varchar  sector code (SNI)
-- @column  area_id      varchar  area of a strategy
-- @column  basis        varchar  stated by a source, or editorial
-- @column  note         varchar  why
-- @column  note_sv      varchar  the same in Swedish, our translation
select
    sector_code,
    area_id,
    basis,
    note,
    (select tr.text_sv from stg_translations as tr where tr.text_en = note) as note_sv
from stg_sector_areas
order by sector_code, area_id
