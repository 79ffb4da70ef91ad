-- Which documents, pages and registers do the facts rest on, and how many rows rest on each?
--
-- @source  sources, source_totals, holds_words
-- @grain   source_id
-- @param   find                 varchar    ''
-- @param   kind                 varchar    ''
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  url                  varchar    address, empty where there is none
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     rows of all tables that rest on it
-- @column  tables               varchar[]  the same by table, as 'funding 53', the largest first
-- @check   rows >= 0
select
    s.source_id,
    s.publisher,
    s.title,
    s.url,
    s.published_from,
    s.published_precision,
    s.kind,
    coalesce(r.rows, 0) as rows,
    coalesce(r.tables, []) as tables
from sources as s
left join source_totals as r on s.source_id = r.source_id
where
    ($kind = '' or s.kind = $kind)  -- the kind asked for
    -- the words asked for, in any order
    and holds_words(concat_ws(' ', s.publisher, s.title, s.url), $find)
order by rows desc, s.publisher collate sv, s.title collate sv, s.source_id
