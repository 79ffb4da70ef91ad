-- What do the sources say of programmes, pilots, results, conditions and purposes, without a number?
--
-- @source  stg_statements, stg_sources
-- @grain   statement_id
-- @empty   a strategy need not have them
-- @column  statement_id       varchar    id of the statement
-- @column  kind               varchar    programme, pilot, good_practice, result, condition, purpose, priority, wider_strategy or measure
-- @column  name_sv            varchar    what it is about, in Swedish
-- @column  name_en            varchar    what it is about, in English
-- @column  text_sv            varchar    what is said, in Swedish
-- @column  text_en            varchar    what is said, in English
-- @column  said_on_from       date       when it was said, first day
-- @column  said_on_to         date       when it was said, last day
-- @column  said_on_precision  varchar    when it was said: year, quarter, month or day
-- @column  project_id         varchar    project that it belongs to, empty where none
-- @column  milestone_id       varchar    milestone that it is, empty where none
-- @column  item_id            varchar    item of a method that it is tied to, empty where none
-- @column  basis              varchar    stated by a source or an editorial call
-- @column  source_ids         varchar[]  sources that state the row
-- @column  known_from         date       when it was said, else the publication of its first source; null where nothing dates it
-- @check   basis in ('stated', 'editorial')
select
    t.* exclude (file_row),
    coalesce(
        t.said_on_to,
        (select min(s.published_to) from stg_sources as s where list_contains(t.source_ids, s.source_id))
    ) as known_from
from stg_statements as t
order by t.statement_id
