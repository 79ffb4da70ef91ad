-- What does each row of journal.csv say, with types: a publication that was loaded, reported or taken back?
--
-- @source  raw_journal
-- @grain   journal_id
-- @empty   nothing may have been loaded yet
-- @column  journal_id    varchar    id of the publication
-- @column  published_on  date       day of the publication, in UTC
-- @column  published_at  varchar    when, in UTC
-- @column  kind          varchar    loaded, reported or undone
-- @column  body          varchar    body that it comes from, never a person; empty where not stated
-- @column  file          varchar    name of the file that was loaded, empty where none
-- @column  sha256        varchar    its SHA-256
-- @column  rows_new      integer    rows that were added
-- @column  rows_changed  integer    rows that were changed
-- @column  rows_gone     integer    rows that were withdrawn
-- @column  what_sv       varchar    what changed, in Swedish
-- @column  what_en       varchar    what changed, in English
-- @column  why           varchar    why, in the words of the one who published; empty where not stated
-- @column  base_edition  varchar    edition in use before
-- @column  undoes        varchar    publication that this one takes back, empty where none
-- @column  file_row      bigint     row of the file, the header being row 1
select
    journal_id,
    left("at", 10)::date as published_on,
    "at" as published_at,
    kind,
    body,
    file,
    sha256,
    rows_new::integer as rows_new,
    rows_changed::integer as rows_changed,
    rows_gone::integer as rows_gone,
    what_sv,
    what_en,
    why,
    base_edition,
    undoes,
    file_row
from raw_journal
