-- On which sources do the amounts of a figure rest, and how many amounts on each?
--
-- @selection  money_sources, counted
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
with resting as (
    select source_id, location, valued as rows
    from selected_money_sources
    where $org_id = ''
    union all
    select source_id, location, count(distinct funding_id)
    from selected_counted
    where
        $org_id <> '' and funding_of_body(funding_id, $org_id, $body_as)  -- of the organisation that was opened
        and whole_value is not null  -- a rate and a price index
        and not is_undated  -- no date places it before the day
    group by source_id, location
)

select
    s.source_id,
    s.publisher,
    s.title,
    s.published_from,
    s.published_precision,
    s.kind,
    sum(r.rows)::bigint as rows
from resting as r
inner join sources as s on r.source_id = s.source_id
where funding_at(r.location, $location) and r.rows > 0  -- of what has a value
group by all
order by rows desc, s.source_id
