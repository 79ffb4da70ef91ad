-- Of which capacities, directions, principles and factors does resilience consist, as of a day?
--
-- @source  framework_items, sources
-- @grain   item_id
-- @empty   no source need tell of the method
-- @param   as_of         date     date '2020-12-31'
-- @column  item_id       varchar  item
-- @column  subject       varchar  what it is: resilience itself, a capacity, direction, principle or factor
-- @column  position      integer  its place among those of its kind, empty where it has none
-- @column  name_sv       varchar  item, Swedish
-- @column  name_en       varchar  item, English
-- @column  method_sv     varchar  what it means, Swedish; empty where not stated
-- @column  method_en     varchar  what it means, English; empty where not stated
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   subject like 'resilience%'
select
    i.item_id, i.subject, i.position, i.name_sv, i.name_en, i.method_sv, i.method_en, i.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from framework_items as i
inner join sources as s on s.source_id = i.source_id
where
    (i.known_from is null or i.known_from <= $as_of)  -- known by the day
    and i.subject like 'resilience%'  -- the other methods have pages of their own
order by
    list_position(['resilience', 'resilience_capacity', 'resilience_direction', 'resilience_principle', 'resilience_factor'], i.subject),
    i.subject, i.position nulls last, i.item_id
