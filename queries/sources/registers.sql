-- Which registers and series were imported, as of which date, and what does that date mean?
--
-- @source  registers, source_rows
-- @grain   source_id
-- @column  source_id        varchar  source that is the register
-- @column  name             varchar  name of the register or series
-- @column  publisher        varchar  who publishes it
-- @column  licence          varchar  licence, 'not stated' where the publisher states none
-- @column  url              varchar  address, empty where there is none
-- @column  state_from       date     date of the copy, first day that it can mean
-- @column  state_to         date     date of the copy, last day that it can mean
-- @column  state_precision  varchar  date of the copy: year, quarter, month or day
-- @column  taken_sv         varchar  what was taken from it, Swedish
-- @column  taken_en         varchar  what was taken from it, English
-- @column  meaning_sv       varchar  what its last date means, Swedish
-- @column  meaning_en       varchar  what its last date means, English
-- @column  rows             bigint   rows of all tables that rest on it
select
    r.source_id, r.name, r.publisher, r.licence, r.url,
    r.state_from, r.state_to, r.state_precision,
    r.taken_sv, r.taken_en, r.meaning_sv, r.meaning_en,
    coalesce((select sum(n.rows) from source_rows as n where n.source_id = r.source_id), 0)::bigint as rows
from registers as r
order by r.name collate sv, r.source_id
