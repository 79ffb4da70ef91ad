-- Which items does each method of assessment have, and how is each measured?
--
-- @source  stg_framework_items, stg_sources
-- @grain   item_id
-- @empty   a strategy need not have them
-- @column  item_id             varchar  id of the item
-- @column  subject             varchar  the method that it is an item of
-- @column  position            integer  place in the method, empty where it has none
-- @column  name_sv             varchar  the item, in Swedish
-- @column  name_en             varchar  the item, in English
-- @column  method_sv           varchar  how it is measured or judged, in Swedish
-- @column  method_en           varchar  how it is measured or judged, in English
-- @column  known_on_from       date     when it is known from, first day
-- @column  known_on_to         date     when it is known from, last day
-- @column  known_on_precision  varchar  when it is known from: year, quarter, month or day
-- @column  basis               varchar  stated by a source or an editorial call
-- @column  source_id           varchar  source that states the row
-- @column  known_from          date     when it became known, else the publication of its source; null where nothing dates it
-- @check   basis in ('stated', 'editorial')
select
    t.* exclude (file_row),
    coalesce(t.known_on_to, s.published_to) as known_from
from stg_framework_items as t
left join stg_sources as s on s.source_id = t.source_id
order by t.subject, t.position nulls last, t.item_id
