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
select
    s.source_id,
    s.publisher,
    s.title,
    s.published_from,
    s.published_precision,
    s.kind,
    count(*) as rows
from selected_milestones as m
inner join sources as s on m.source_id = s.source_id
where
    $level in ('', m.level)
    and $org_id in ('', coalesce(m.owner_org_id, ''))  -- of the organisation that answers for it
group by all
order by rows desc, s.source_id
