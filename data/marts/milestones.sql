-- What is to have happened, at which level, and who answers for it?
--
-- @source  stg_milestones, stg_organisations, stg_projects, areas, stg_translations
-- @grain   milestone_id
-- @index   project_id
-- @column  milestone_id  varchar    id of the milestone
-- @column  level         varchar    strategy, area or project
-- @column  project_id    varchar    project, null where none
-- @column  area_ids      varchar[]  areas, empty list where none
-- @column  line_ids      varchar[]  lines of those areas, empty list where none
-- @column  activity      varchar    activity that it belongs to
-- @column  activity_sv   varchar    the same in Swedish, our translation
-- @column  title_sv      varchar    title in Swedish
-- @column  title_en      varchar    title in English
-- @column  owner_org_id  varchar    organisation that answers for it
-- @column  owner         varchar    its name
-- @column  scope         varchar    scope of its project; strategy where it has none
-- @column  source_id     varchar    source
-- @check   level in ('strategy', 'area', 'project') and scope in ('strategy', 'context')
with lines as (
    select named.milestone_id, list(distinct a.line_id order by a.line_id) as line_ids
    from (select milestone_id, unnest(area_ids) as area_id from stg_milestones) as named
    inner join areas as a on a.area_id = named.area_id
    group by named.milestone_id
)

select
    m.milestone_id,
    m.level,
    m.project_id,
    m.area_ids,
    coalesce(l.line_ids, []) as line_ids,
    m.activity,
    (select tr.text_sv from stg_translations as tr where tr.text_en = m.activity) as activity_sv,
    m.title_sv,
    m.title_en,
    m.owner_org_id,
    o.name as owner,
    coalesce(p.scope, 'strategy') as scope,
    m.source_id
from stg_milestones as m
left join lines as l on l.milestone_id = m.milestone_id
left join stg_projects as p on p.project_id = m.project_id
left join stg_organisations as o on o.org_id = m.owner_org_id
order by m.milestone_id
