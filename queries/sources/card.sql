-- Which document, page or register is one source?
--
-- No row: there is no such source.
--
-- @source  sources
-- @grain   -
-- @param   source_id            varchar  'projektbanken_2014_2020'
-- @column  source_id            varchar  source
-- @column  publisher            varchar  who published it
-- @column  title                varchar  title as published
-- @column  url                  varchar  address, empty where there is none
-- @column  published_from       date     published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar  published: year, quarter, month or day
-- @column  kind                 varchar  page, press_release, register and so on
select
    s.source_id,
    s.publisher,
    s.title,
    s.url,
    s.published_from,
    s.published_precision,
    s.kind
from sources as s
where s.source_id = $source_id
