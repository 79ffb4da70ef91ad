-- At which level is each cluster on each horizontal criterion, round by round, as of a day? An ordinal scale, never averaged.
--
-- They are the assessments whose subject is a cluster. A round is known from the publication of its source; one that nothing dates is
-- listed on every day.
--
-- @source  assessments, framework_items, organisations, sources
-- @grain   org_id, item_id, round
-- @empty   no public value exists yet
-- @param   as_of         date     date '2020-12-31'
-- @column  org_id        varchar  cluster
-- @column  name          varchar  its name
-- @column  item_id       varchar  criterion
-- @column  position      integer  its place among them, empty where it has none
-- @column  item_sv       varchar  criterion, Swedish
-- @column  item_en       varchar  criterion, English
-- @column  round         varchar  round of the cluster mapping, as its source names it
-- @column  level         integer  level, 1 to 5
-- @column  is_latest     boolean  whether the round is the latest of the cluster on the criterion
-- @column  basis         varchar  what the level rests on; empty where not stated
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   level between 1 and 5
with known as (
    select
        a.subject as org_id, o.name, a.item as item_id, i.position, i.name_sv as item_sv, i.name_en as item_en, a.round, a.level, a.basis,
        s.source_id, s.publisher, s.title as source_title, s.url,
        row_number() over (
            partition by a.subject, a.item
            order by a.known_from desc nulls last, a.round desc
        ) as age
    from assessments as a
    inner join organisations as o on o.org_id = a.subject and o.kind = 'cluster'  -- other assessments are of no cluster
    inner join framework_items as i on i.item_id = a.item
    inner join sources as s on s.source_id = a.source_id
    where a.known_from is null or a.known_from <= $as_of  -- known by the day
)

select
    org_id, name, item_id, position, item_sv, item_en, round, level, age = 1 as is_latest, basis, source_id, publisher, source_title, url
from known
order by position nulls last, item_id, name collate sv, org_id, is_latest desc, round desc
