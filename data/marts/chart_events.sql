-- Which events are worth a mark on a time axis?
--
-- @source  stg_chart_events, areas
-- @grain   event_id
-- @column  event_id        varchar    id of the event
-- @column  date_from       date       date of the event, first day
-- @column  date_to         date       date of the event, last day
-- @column  date_precision  varchar    date of the event: year, quarter, month or day
-- @column  title_sv        varchar    title in Swedish
-- @column  title_en        varchar    title in English
-- @column  area_ids        varchar[]  areas, empty list where none
-- @column  line_ids        varchar[]  lines of those areas, empty list where none
-- @column  source_id       varchar    source that states the row
with lines as (
    select named.event_id, list(distinct a.line_id order by a.line_id) as line_ids
    from (select event_id, unnest(area_ids) as area_id from stg_chart_events) as named
    inner join areas as a on a.area_id = named.area_id
    group by named.event_id
)

select
    t.event_id,
    t.date_from,
    t.date_to,
    t.date_precision,
    t.title_sv,
    t.title_en,
    t.area_ids,
    coalesce(l.line_ids, []) as line_ids,
    t.source_id
from stg_chart_events as t
left join lines as l on l.event_id = t.event_id
order by t.date_from, t.event_id
