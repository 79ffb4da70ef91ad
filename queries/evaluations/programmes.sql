-- Which pilots, listings as good practice and programmes do the sources tell of, as of a day?
--
-- One that nothing dates is listed on every day.
--
-- @source  statements, sources
-- @grain   statement_id
-- @empty   no source need tell of programmes
-- @param   as_of              date     date '2020-12-31'
-- @column  statement_id       varchar  statement
-- @column  kind               varchar  pilot, good_practice or programme
-- @column  name_sv            varchar  programme, Swedish
-- @column  name_en            varchar  programme, English
-- @column  text_sv            varchar  what is said of it, Swedish
-- @column  text_en            varchar  what is said of it, English
-- @column  said_on_from       date     when it was said, first day; empty where not stated
-- @column  said_on_precision  varchar  that day: year, quarter, month or day
-- @column  project_id         varchar  project that it is, empty where none
-- @column  basis              varchar  stated by a source, or an editorial call
-- @column  source_id          varchar  source, the first of several
-- @column  publisher          varchar  who published it
-- @column  source_title       varchar  title of the source
-- @column  url                varchar  its address
-- @check   kind in ('pilot', 'good_practice', 'programme')
select
    t.statement_id, t.kind, t.name_sv, t.name_en, t.text_sv, t.text_en, t.said_on_from, t.said_on_precision,
    t.project_id, t.basis, s.source_id, s.publisher, s.title as source_title, s.url
from statements as t
inner join sources as s on s.source_id = t.source_ids[1]
where
    t.kind in ('pilot', 'good_practice', 'programme')  -- the other statements are of no programme
    and (t.known_from is null or t.known_from <= $as_of)  -- known by the day
order by list_position(['pilot', 'good_practice', 'programme'], t.kind), t.name_sv collate sv, t.statement_id
