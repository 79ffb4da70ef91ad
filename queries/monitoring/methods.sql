-- Which items does each method of assessment have, and how is each measured, as of a day?
--
-- @source  framework_items, sources
-- @grain   item_id
-- @empty   no source need tell of a method
-- @param   as_of         date     date '2020-12-31'
-- @param   method        varchar  ''
-- @column  item_id       varchar  item
-- @column  method        varchar  strength_areas, clusters, resilience or other
-- @column  subject       varchar  the part of the method that it is an item of
-- @column  position      integer  its place in that part, empty where it has none
-- @column  name_sv       varchar  item, Swedish
-- @column  name_en       varchar  item, English
-- @column  method_sv     varchar  how it is measured or judged, or what it means, Swedish; empty where not stated
-- @column  method_en     varchar  how it is measured or judged, or what it means, English; empty where not stated
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   basis in ('stated', 'editorial')
with parts (method, subject, place) as (
    values
    ('strength_areas', 'strength_area_parts', 1), ('strength_areas', 'strength_area_criteria', 2),
    ('clusters', 'cluster_mapping', 3), ('clusters', 'cluster_criteria', 4),
    ('clusters', 'survey_groups', 5), ('clusters', 'survey_scale', 6),
    ('resilience', 'resilience', 7), ('resilience', 'resilience_capacity', 8), ('resilience', 'resilience_direction', 9),
    ('resilience', 'resilience_principle', 10), ('resilience', 'resilience_factor', 11)
)

select
    i.item_id, coalesce(p.method, 'other') as method, i.subject, i.position, i.name_sv, i.name_en, i.method_sv, i.method_en, i.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from framework_items as i
left join parts as p on i.subject = p.subject
inner join sources as s on i.source_id = s.source_id
where
    (i.known_from is null or i.known_from <= $as_of)  -- known by the day
    and $method in ('', coalesce(p.method, 'other'))  -- the method asked for
order by p.place nulls last, i.subject, i.position nulls last, i.item_id
