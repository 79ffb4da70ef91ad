-- Which parts, groups and answers does the mapping of clusters have, and how is each judged, as of a day?
--
-- @source  framework_items, sources
-- @grain   item_id
-- @empty   no source need tell of the method
-- @param   as_of         date     date '2020-12-31'
-- @column  item_id       varchar  part, criterion, group or answer
-- @column  subject       varchar  parts of the mapping, its criteria, groups that are asked, or answers to choose from
-- @column  position      integer  its place among them, empty where it has none
-- @column  name_sv       varchar  what it is called, Swedish
-- @column  name_en       varchar  what it is called, English
-- @column  method_sv     varchar  how it is measured or judged, Swedish; empty where not stated
-- @column  method_en     varchar  how it is measured or judged, English; empty where not stated
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   subject in ('cluster_mapping', 'cluster_criteria', 'survey_groups', 'survey_scale')
select
    i.item_id, i.subject, i.position, i.name_sv, i.name_en, i.method_sv, i.method_en, i.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from framework_items as i
inner join sources as s on i.source_id = s.source_id
where
    (i.known_from is null or i.known_from <= $as_of)  -- known by the day
    and i.subject in ('cluster_mapping', 'cluster_criteria', 'survey_groups', 'survey_scale')  -- other methods are not about clusters
order by
    list_position(['cluster_mapping', 'cluster_criteria', 'survey_groups', 'survey_scale'], i.subject),
    i.position nulls last, i.item_id
