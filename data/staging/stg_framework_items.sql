-- What does each row of framework_items.csv say, with types: an item of a method of assessment, as the strategy's documents name it?
--
-- @source  raw_framework_items
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
-- @column  file_row            bigint   row of the file, the header being row 1
select
    item_id,
    subject,
    position::integer as position,
    name_sv,
    name_en,
    method_sv,
    method_en,
    date_from(known_on) as known_on_from,
    date_to(known_on) as known_on_to,
    date_precision(known_on) as known_on_precision,
    basis,
    source_id,
    file_row
from raw_framework_items
