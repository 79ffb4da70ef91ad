-- What has been published, when, from which file, by which body and why?
--
-- @source  stg_journal
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
-- @column  undone_by     varchar    publication that took this one back, empty where none
-- @check   kind in ('loaded', 'reported', 'undone')
-- @check   (kind = 'undone') = (undoes is not null)
select
    j.journal_id, j.published_on, j.published_at, j.kind, j.body, j.file, j.sha256, j.rows_new, j.rows_changed, j.rows_gone,
    j.what_sv, j.what_en, j.why, j.base_edition, j.undoes,
    u.journal_id as undone_by
from stg_journal as j
left join stg_journal as u on j.journal_id = u.undoes
order by j.published_at desc, j.journal_id
