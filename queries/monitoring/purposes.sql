-- What is a process of smart specialisation for, and what weighs for and against the county, as the sources say, as of a day?
--
-- One that nothing dates is listed on every day.
--
-- @source  statements, sources
-- @grain   statement_id
-- @empty   no source need state a purpose
-- @param   as_of         date     date '2020-12-31'
-- @column  statement_id  varchar  statement
-- @column  kind          varchar  purpose, condition, result, wider_strategy or priority
-- @column  name_sv       varchar  what it is about, Swedish
-- @column  name_en       varchar  what it is about, English
-- @column  text_sv       varchar  what is said, Swedish
-- @column  text_en       varchar  what is said, English
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  source_id     varchar  source, the first of several
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   kind in ('purpose', 'condition', 'result', 'wider_strategy', 'priority')
select
    t.statement_id, t.kind, t.name_sv, t.name_en, t.text_sv, t.text_en, t.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from statements as t
inner join sources as s on s.source_id = t.source_ids[1]
where
    t.kind in ('purpose', 'condition', 'result', 'wider_strategy', 'priority')  -- the other statements are of a programme
    and (t.known_from is null or t.known_from <= $as_of)  -- known by the day
order by list_position(['purpose', 'wider_strategy', 'result', 'condition', 'priority'], t.kind), t.statement_id
