-- What does each row of spellings.csv say: another spelling that a person has confirmed?
--
-- @source  raw_spellings
-- @grain   kind, spelling
-- @empty   nobody has confirmed a spelling yet
-- @column  kind      varchar  'funder', 'programme', 'municipality'
-- @column  spelling  varchar  name as somebody wrote it
-- @column  means     varchar  name as the facts write it
-- @column  file_row  bigint   row of the file, the header being row 1
select
    kind,
    spelling,
    means,
    file_row
from raw_spellings
