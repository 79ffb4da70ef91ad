-- Which sources tell of one project, and what does each of them tell?
--
-- @source  projects, funding, milestones, milestone_events, sources
-- @grain   source_id
-- @param   project_id           varchar    'lignocity_20'
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  url                  varchar    address, where there is one
-- @column  published_from       date       published, first day that it can mean
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    kind of source
-- @column  tells                varchar[]  projects, funding, milestones, milestone_events: the tables of the rows that rest on it
with told as (
    select unnest(source_ids) as source_id, 'projects' as told_of from projects where project_id = $project_id
    union all
    select source_id, 'funding' from funding where project_id = $project_id
    union all
    select source_id, 'milestones' from milestones where project_id = $project_id
    union all
    select e.source_id, 'milestone_events'
    from milestone_events as e
    inner join milestones as m on e.milestone_id = m.milestone_id
    where m.project_id = $project_id
)

select
    s.source_id, s.publisher, s.title, s.url, s.published_from, s.published_precision, s.kind,
    list(distinct t.told_of order by t.told_of) as tells
from told as t
inner join sources as s on t.source_id = s.source_id
group by s.source_id, s.publisher, s.title, s.url, s.published_from, s.published_precision, s.kind
order by s.published_from nulls last, s.publisher collate sv, s.source_id
