-- Which projects does no source date in any way, so that they are in no figure on any day?
--
-- @source  projects, project_areas, sources
-- @grain   project_id
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @column  project_id    varchar    project
-- @column  title_sv      varchar    title in Swedish
-- @column  title_en      varchar    title in English
-- @column  coordinator   varchar    coordinating organisation, empty where not stated
-- @column  location      varchar    whole, part, outside or unknown
-- @column  source_id     varchar    first source of the project
-- @column  publisher     varchar    who published it
-- @column  source_title  varchar    title of the source
-- @column  url           varchar    its address
select
    p.project_id, p.title_sv, p.title_en, p.coordinator, p.location,
    s.source_id, s.publisher, s.title as source_title, s.url
from projects as p
left join sources as s on p.source_ids[1] = s.source_id
where
    p.known_from is null
    and $strategy in ('', coalesce(p.strategy_id, ''))
    and $scope in ('all', p.scope)  -- context is regional development that serves no area of the strategy
    -- one of its areas belongs to a line asked for
    and (len($areas) = 0 or p.project_id in (
        select a.project_id from project_areas as a
        where len($areas) > 0 and list_contains($areas::varchar[], a.line_id)  -- nothing to read where none is asked for
    ))
order by p.title_sv collate sv, p.project_id
