-- What does each row of chart_events.csv say, with types: an event worth a mark on a time axis?
--
-- @source  raw_chart_events
-- @grain   event_id
-- @column  event_id        varchar    id of the event
-- @column  date_from       date       date of the event, first day
-- @column  date_to         date       date of the event, last day
-- @column  date_precision  varchar    date of the event: year, quarter, month or day
-- @column  title_sv        varchar    title in Swedish
-- @column  title_en        varchar    title in English
-- @column  area_ids        varchar[]  areas, empty list where none
-- @column  source_id       varchar    source that states the row
-- @column  file_row        bigint     row of the file, the header being row 1
select
    event_id,
    date_from(date) as date_from,
    date_to(date) as date_to,
    date_precision(date) as date_precision,
    title_sv,
    title_en,
    items(area_ids) as area_ids,
    source_id,
    file_row
from raw_chart_events
