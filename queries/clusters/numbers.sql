-- Which numbers do the sources give of a cluster itself, its members among them, as of a day?
--
-- They are the values of indicators whose geography is the name of a cluster.
--
-- @source  area_indicators, organisations
-- @grain   indicator_id, period_from?, kind
-- @empty   no source need count anything of a cluster
-- @param   as_of             date       date '2026-06-30'
-- @param   areas             varchar[]  []
-- @column  org_id            varchar    cluster
-- @column  indicator_id      varchar    indicator
-- @column  name_sv           varchar    name in Swedish
-- @column  name_en           varchar    name in English
-- @column  unit              varchar    unit, English
-- @column  unit_sv           varchar    unit, Swedish; empty where it is written the same
-- @column  definition        varchar    what is measured
-- @column  definition_sv     varchar    the same in Swedish
-- @column  period_from       date       period of the value, first day
-- @column  period_precision  varchar    period: year, quarter, month or day
-- @column  geography         varchar    name of the cluster
-- @column  geography_sv      varchar    the same in Swedish; empty where it is written the same
-- @column  kind              varchar    baseline, target or actual
-- @column  measured          double     the value
-- @column  source_id         varchar    source of the value
-- @column  publisher         varchar    who published it
-- @column  source_title      varchar    title of the source
-- @column  url               varchar    its address
select
    o.org_id, i.indicator_id, i.name_sv, i.name_en, i.unit, i.unit_sv, i.definition, i.definition_sv,
    i.period_from, i.period_precision, i.geography, i.geography_sv, i.kind,
    i.value as measured,
    i.source_id, i.publisher, i.source_title, i.url
from area_indicators($as_of, $areas) as i
inner join organisations as o on o.name = i.geography and o.kind = 'cluster'  -- other values are of no cluster
order by o.name collate sv, i.indicator_id, i.period_from nulls last, i.kind
