-- On which sources do the projects asked for rest, and how many projects on each?
--
-- The first source that a project names is the one that carries it.
--
-- @selection  projects
-- @source  project_of_body, sources, project_at
-- @grain   source_id
-- @param   location             varchar    'all'
-- @param   org_id               varchar    ''
-- @param   with_org_id          varchar    ''
-- @param   role                 varchar    ''
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     projects that rest on it first
with resting as (
    select source_id, count(*) as rows
    from selected_projects
    where
        project_at(location, $location)
        -- of the organisations opened
        and project_of_body(project_id, $org_id, $role)
        and project_of_body(project_id, $with_org_id, '')
    group by source_id
)

select s.source_id, s.publisher, s.title, s.published_from, s.published_precision, s.kind, r.rows
from resting as r
inner join sources as s on r.source_id = s.source_id
order by r.rows desc, s.source_id
