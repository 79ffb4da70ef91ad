-- Which quantities are measured, and which direction is wanted?
--
-- @source  stg_indicators, stg_indicator_themes, areas, stg_translations
-- @grain   indicator_id
-- @column  indicator_id  varchar    indicator
-- @column  name_sv       varchar    name in Swedish
-- @column  name_en       varchar    name in English
-- @column  unit          varchar    unit
-- @column  unit_sv       varchar    the same in Swedish, our translation
-- @column  direction     varchar    the direction that is wanted
-- @column  area_ids      varchar[]  areas, empty list where none
-- @column  line_ids      varchar[]  lines of those areas, empty list where none
-- @column  definition    varchar    what is measured
-- @column  definition_sv varchar    the same in Swedish, our translation
-- @column  theme         varchar    theme that it is shown under, 'other' where none is given
-- @column  listed        bigint     place in which the facts list it
-- @column  source_id     varchar    source that states the row
with lines as (
    select named.indicator_id, list(distinct a.line_id order by a.line_id) as line_ids
    from (select indicator_id, unnest(area_ids) as area_id from stg_indicators) as named
    inner join areas as a on a.area_id = named.area_id
    group by named.indicator_id
)

select
    t.indicator_id,
    t.name_sv,
    t.name_en,
    t.unit,
    (select tr.text_sv from stg_translations as tr where tr.text_en = t.unit) as unit_sv,
    t.direction,
    t.area_ids,
    coalesce(l.line_ids, []) as line_ids,
    t.definition,
    (select tr.text_sv from stg_translations as tr where tr.text_en = t.definition) as definition_sv,
    coalesce(th.theme, 'other') as theme,
    t.file_row as listed,
    t.source_id
from stg_indicators as t
left join lines as l on l.indicator_id = t.indicator_id
left join stg_indicator_themes as th on th.indicator_id = t.indicator_id
order by t.indicator_id
