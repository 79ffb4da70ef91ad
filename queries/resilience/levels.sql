-- At which level did a group put each item of resilience in each round, as of a day?
--
-- A level is a place in an order: levels are never added up and never averaged.
--
-- @source  assessments, framework_items, sources
-- @grain   item_id, round
-- @empty   no group need have assessed
-- @param   as_of         date     date '2020-12-31'
-- @column  item_id       varchar  item
-- @column  subject       varchar  what it is: a capacity, direction, principle or factor
-- @column  position      integer  its place among those of its kind, empty where it has none
-- @column  name_sv       varchar  item, Swedish
-- @column  name_en       varchar  item, English
-- @column  round         varchar  round
-- @column  round_number  bigint   place of the round in time, from 1
-- @column  level         integer  level, 1 to 5
-- @column  grounds       varchar  what the level rests on, in the words of the group; empty where it does not say
-- @column  assessed_on   date     when the round became known; empty where nothing dates it
-- @column  source_id     varchar  source of the level
-- @column  publisher     varchar  who published it: the group
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   level between 1 and 5
-- @check   round_number >= 1
with levels as (
    select
        i.item_id, i.subject, i.position, i.name_sv, i.name_en, a.round, a.level, a.basis as grounds,
        a.known_from as assessed_on, a.source_id,
        min(coalesce(a.known_from, date '0001-01-01')) over (partition by a.round) as round_from
    from assessments as a
    inner join framework_items as i on i.item_id = a.item
    where
        (a.known_from is null or a.known_from <= $as_of)  -- known by the day
        and (i.known_from is null or i.known_from <= $as_of)
        and i.subject like 'resilience%'  -- other methods are assessed on pages of their own
)

select
    t.item_id, t.subject, t.position, t.name_sv, t.name_en, t.round,
    dense_rank() over (order by t.round_from, t.round) as round_number,
    t.level, t.grounds, t.assessed_on, s.source_id, s.publisher, s.title as source_title, s.url
from levels as t
inner join sources as s on s.source_id = t.source_id
order by
    round_number desc,
    list_position(['resilience', 'resilience_capacity', 'resilience_direction', 'resilience_principle', 'resilience_factor'], t.subject),
    t.position nulls last, t.item_id
