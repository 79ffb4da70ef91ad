-- On which sources do the amounts of a figure rest, and how many amounts on each?
--
-- @selection  counted
-- @without  area_mode
-- @source  funding_at, funding_of_body, sources
-- @grain   source_id
-- @param   location             varchar    'whole'
-- @param   org_id               varchar    ''
-- @param   body_as              varchar    'coordinator'
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     amounts that rest on it
select
    s.source_id,
    s.publisher,
    s.title,
    s.published_from,
    s.published_precision,
    s.kind,
    count(distinct c.funding_id) as rows
from selected_counted as c
inner join sources as s on c.source_id = s.source_id
where
    funding_at(c.location, $location)
    and c.whole_value is not null  -- a rate and a price index
    and not c.is_undated  -- no date places it before the day
    and funding_of_body(c.funding_id, $org_id, $body_as)  -- of the organisation that was opened
group by all
order by rows desc, s.source_id
