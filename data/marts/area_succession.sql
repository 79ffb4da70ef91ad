-- Which area lives on in which later one?
--
-- @source  stg_area_succession, stg_translations
-- @grain   from_area_id, to_area_id
-- @column  from_area_id  varchar  earlier area
-- @column  to_area_id    varchar  later area
-- @column  share         double   part of the earlier area that lives on there
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  note          varchar  note
-- @column  note_sv       varchar  the same in Swedish, our translation
-- @check   share > 0 and share <= 1
select
    from_area_id,
    to_area_id,
    share,
    basis,
    note,
    (select tr.text_sv from stg_translations as tr where tr.text_en = note) as note_sv
from stg_area_succession
order by from_area_id, to_area_id
