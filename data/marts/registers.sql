-- Which registers and series were imported, as of which date, and what does that date mean?
--
-- @source  raw_registers
-- @grain   source_id
-- @column  source_id             varchar  source that is the register
-- @column  name                  varchar  name of the register or series
-- @column  publisher             varchar  publisher
-- @column  licence               varchar  licence, 'not stated' where the publisher states none
-- @column  url                   varchar  address, null where there is none
-- @column  state_from            date     date of the copy, first day
-- @column  state_to              date     date of the copy, last day
-- @column  state_precision       varchar  year, quarter, month or day
-- @column  taken_sv              varchar  what was taken from it, in Swedish
-- @column  taken_en              varchar  what was taken from it, in English
-- @column  meaning_sv            varchar  what its last date means, in Swedish
-- @column  meaning_en            varchar  what its last date means, in English
-- @column  renewed_every_months  integer  how often the copy is to be renewed, null where it has no cycle
select
    source_id,
    name,
    publisher,
    licence,
    url,
    date_from(state_of) as state_from,
    date_to(state_of) as state_to,
    date_precision(state_of) as state_precision,
    taken_sv,
    taken_en,
    meaning_sv,
    meaning_en,
    nullif(renewed_every_months, '')::integer as renewed_every_months
from raw_registers
order by source_id
