-- Which items does each method of assessment have, and how is each measured, as of a day?
--
-- @source  framework_items, sources
-- @grain   item_id
-- @empty   no source need tell of a method
-- @param   as_of         date     date '2020-12-31'
-- @column  item_id       varchar  item
-- @column  subject       varchar  the method that it is an item of
-- @column  position      integer  its place in the method, empty where it has none
-- @column  name_sv       varchar  item, Swedish
-- @column  name_en       varchar  item, English
-- @column  method_sv     varchar  how it is measured or judged, Swedish; empty where not stated
-- @column  method_en     varchar  how it is measured or judged, English; empty where not stated
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   basis in ('stated', 'editorial')
select
    i.item_id, i.subject, i.position, i.name_sv, i.name_en, i.method_sv, i.method_en, i.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from framework_items as i
inner join sources as s on s.source_id = i.source_id
where i.known_from is null or i.known_from <= $as_of  -- known by the day
order by
    list_position([
        'strength_area_parts', 'strength_area_criteria', 'cluster_mapping', 'survey_groups', 'survey_scale',
        'resilience', 'resilience_capacity', 'resilience_direction', 'resilience_principle', 'resilience_factor'
    ], i.subject),
    i.subject, i.position nulls last, i.item_id
