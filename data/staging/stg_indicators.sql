-- What does each row of indicators.csv say, with types: a measured quantity?
--
-- @source  raw_indicators
-- @grain   indicator_id
-- @column  indicator_id  varchar    indicator
-- @column  name_sv       varchar    name in Swedish
-- @column  name_en       varchar    name in English
-- @column  unit          varchar    unit
-- @column  direction     varchar    the direction that is wanted
-- @column  area_ids      varchar[]  areas, empty list where none
-- @column  definition    varchar    what is measured
-- @column  source_id     varchar    source that states the row
-- @column  file_row      bigint     row of the file, the header being row 1
select
    indicator_id,
    name_sv,
    name_en,
    unit,
    direction,
    items(area_ids) as area_ids,
    definition,
    source_id,
    file_row
from raw_indicators
