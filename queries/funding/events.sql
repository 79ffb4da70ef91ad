-- Which events are worth a mark on a time axis, as of a day?
--
-- @source  chart_events, sources
-- @grain   event_id
-- @param   as_of           date       date '2020-12-31'
-- @param   areas           varchar[]  []
-- @column  event_id        varchar    event
-- @column  date_from       date       date, first day that it can mean
-- @column  date_precision  varchar    date: year, quarter, month or day
-- @column  title_sv        varchar    what happened, Swedish
-- @column  title_en        varchar    what happened, English
-- @column  source_id       varchar    source that tells it
-- @column  url             varchar    its address
select e.event_id, e.date_from, e.date_precision, e.title_sv, e.title_en, e.source_id, s.url
from chart_events as e
inner join sources as s on e.source_id = s.source_id
where
    e.date_to <= $as_of  -- it has certainly happened
    -- an event of no area concerns them all
    and (len($areas) = 0 or len(e.line_ids) = 0 or list_has_any(e.line_ids, $areas::varchar[]))
order by e.date_from, e.event_id
