-- Which level was each item of a self-assessment put at?
--
-- @source  stg_assessments, stg_sources
-- @grain   subject, item, round
-- @empty   no public value exists yet
-- @column  subject     varchar  the method, or the thing that is assessed
-- @column  item        varchar  item of the method
-- @column  round       varchar  round
-- @column  level       integer  level, 1 to 5: an order, never added up and never averaged
-- @column  basis       varchar  what the level rests on, in the words of those who assessed
-- @column  source_id   varchar  source
-- @column  known_from  date     when it became known: the publication of its source; null where nothing dates it
-- @check   level between 1 and 5
select
    t.* exclude (file_row),
    s.published_to as known_from
from stg_assessments as t
left join stg_sources as s on s.source_id = t.source_id
order by t.subject, t.item, t.round
