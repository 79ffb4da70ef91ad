-- Which measures, projects and statements does a source tie to resilience, and to which part of it, as of a day?
--
-- @source  statements, framework_items, projects, sources
-- @grain   statement_id
-- @empty   no source need tie anything to it
-- @param   as_of         date     date '2020-12-31'
-- @column  statement_id  varchar  statement
-- @column  kind          varchar  kind of the statement
-- @column  name_sv       varchar  what it is about, Swedish
-- @column  name_en       varchar  what it is about, English
-- @column  text_sv       varchar  what is said, Swedish
-- @column  text_en       varchar  what is said, English
-- @column  project_id    varchar  project that it is about, empty where none
-- @column  milestone_id  varchar  milestone that it is about, empty where none
-- @column  item_id       varchar  item that it is tied to
-- @column  subject       varchar  what the item is: resilience itself, a capacity, direction, principle or factor
-- @column  item_sv       varchar  the item, Swedish
-- @column  item_en       varchar  the item, English
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  source_id     varchar  source, the first of several
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   subject like 'resilience%'
select
    t.statement_id, t.kind, t.name_sv, t.name_en, t.text_sv, t.text_en, p.project_id, t.milestone_id,
    i.item_id, i.subject, i.name_sv as item_sv, i.name_en as item_en, t.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from statements as t
inner join framework_items as i on i.item_id = t.item_id
inner join sources as s on s.source_id = t.source_ids[1]
left join projects as p on p.project_id = t.project_id and p.known_from <= $as_of
where
    (t.known_from is null or t.known_from <= $as_of)  -- known by the day
    and i.subject like 'resilience%'  -- ties to other methods belong to their pages
order by
    list_position(['resilience', 'resilience_capacity', 'resilience_direction', 'resilience_principle', 'resilience_factor'], i.subject),
    i.position nulls last, t.statement_id
