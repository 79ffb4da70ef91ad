-- On which sources do the sizes of sectors rest, and how many values on each?
--
-- @source  location_quotients
-- @grain   source_id
-- @param   as_of                date     date '2020-12-31'
-- @param   sector_code          varchar  ''
-- @column  source_id            varchar  source
-- @column  publisher            varchar  who published it
-- @column  title                varchar  title as published
-- @column  published_from       date     published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar  published: year, quarter, month or day
-- @column  kind                 varchar  page, press_release, register and so on
-- @column  rows                 bigint   values that rest on it
select
    source_id,
    publisher,
    source_title as title,
    published_from,
    published_precision,
    source_kind as kind,
    count(*) as rows
from location_quotients
where
    known_from <= $as_of
    and $sector_code in ('', sector_code)  -- the sector that was opened
group by all
order by rows desc, source_id
