-- What does each row of organisations.csv say, with types: a body, never a person?
--
-- @source  raw_organisations
-- @grain   org_id
-- @column  org_id        varchar    organisation
-- @column  name          varchar    name
-- @column  aliases       varchar[]  other names, empty list where none
-- @column  kind          varchar    kind, from the list of words in schema.toml
-- @column  municipality  varchar    municipality, where stated
-- @column  file_row      bigint     row of the file, the header being row 1
select
    org_id,
    name,
    items(aliases) as aliases,
    kind,
    municipality,
    file_row
from raw_organisations
