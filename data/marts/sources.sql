-- Which documents, pages and registers do the facts rest on?
--
-- @source  stg_sources
-- @grain   source_id
-- @column  source_id            varchar  id of the source
-- @column  publisher            varchar  who published it
-- @column  title                varchar  title as published
-- @column  url                  varchar  address, null where there is none
-- @column  published_from       date     published, first day
-- @column  published_to         date     published, last day
-- @column  published_precision  varchar  year, quarter, month or day
-- @column  kind                 varchar  page, press_release, register and so on
select source_id, publisher, title, url, published_from, published_to, published_precision, kind
from stg_sources
order by source_id
