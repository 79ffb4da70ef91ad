-- What does each row of sources.csv say, with types: a document, page or register?
--
-- @source  raw_sources
-- @grain   source_id
-- @column  source_id            varchar  id of the source
-- @column  publisher            varchar  who published it
-- @column  title                varchar  title as published
-- @column  url                  varchar  address, where there is one
-- @column  published_from       date     published, first day
-- @column  published_to         date     published, last day
-- @column  published_precision  varchar  published: year, quarter, month or day
-- @column  kind                 varchar  kind, from the list of words in schema.toml
-- @column  file_row             bigint   row of the file, the header being row 1
select
    source_id,
    publisher,
    title,
    url,
    date_from(published) as published_from,
    date_to(published) as published_to,
    date_precision(published) as published_precision,
    kind,
    file_row
from raw_sources
