-- On which sources do the milestones asked for rest, and how many milestones on each?
--
-- @selection  milestones
-- @source  sources
-- @grain   source_id
-- @param   level                varchar    ''
-- @param   org_id               varchar    ''
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     milestones that rest on it
with resting as (
    select source_id, count(*) as rows
    from selected_milestones
    where
        $level in ('', level)
        and $org_id in ('', coalesce(owner_org_id, ''))  -- of the organisation that answers for it
    group by source_id
)

select s.source_id, s.publisher, s.title, s.published_from, s.published_precision, s.kind, r.rows
from resting as r
inner join sources as s on r.source_id = s.source_id
order by r.rows desc, s.source_id
