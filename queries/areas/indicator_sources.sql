-- On which sources do the indicators of some areas rest, and how many values on each?
--
-- @source  area_indicators
-- @grain   source_id
-- @param   as_of                date       date '2020-12-31'
-- @param   areas                varchar[]  []
-- @param   indicator_id         varchar    ''
-- @param   theme                varchar    ''
-- @param   kind                 varchar    ''
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     values that rest on it
select
    source_id,
    publisher,
    source_title as title,
    published_from,
    published_precision,
    source_kind as kind,
    count(*) as rows
from area_indicators($as_of, $areas::varchar[])
where
    $indicator_id in ('', indicator_id)  -- the indicator that was opened
    and $theme in ('', theme)  -- the theme that was opened
    and $kind in ('', kind)  -- baselines, targets or outcomes alone
group by all
order by rows desc, source_id
