-- Which values of dynamics, the third criterion of strength areas, are known: new firms and patents, by period and place?
--
-- No source gives trade marks.
--
-- @source  area_indicators
-- @grain   indicator_id, period_from?, geography, kind
-- @empty   no source need have told of them by the day
-- @param   as_of             date       date '2020-12-31'
-- @column  indicator_id      varchar    indicator
-- @column  name_sv           varchar    name in Swedish
-- @column  name_en           varchar    name in English
-- @column  unit              varchar    unit, English
-- @column  unit_sv           varchar    unit, Swedish; empty where it is written the same
-- @column  definition        varchar    what is measured
-- @column  definition_sv     varchar    the same in Swedish
-- @column  period_from       date       period of the value, first day
-- @column  period_precision  varchar    period: year, quarter, month or day
-- @column  geography         varchar    place or body that it is of, English
-- @column  geography_sv      varchar    the same in Swedish; empty where it is written the same
-- @column  kind              varchar    baseline, target or actual
-- @column  measured          double     the value
-- @column  marks             varchar[]  what its source says of the year: break, doubtful, preliminary; empty list where nothing
-- @column  source_id         varchar    source of the value
-- @column  publisher         varchar    who published it
-- @column  source_title      varchar    title of the source
-- @column  url               varchar    its address
select
    indicator_id, name_sv, name_en, unit, unit_sv, definition, definition_sv,
    period_from, period_precision, geography, geography_sv, kind,
    value as measured,
    marks, source_id, publisher, source_title, url
from area_indicators($as_of, [])
where indicator_id in ('new_firms', 'new_firms_rate', 'epo_patents_per_million')  -- the deck names them, and trade marks
order by list_position(['new_firms', 'new_firms_rate', 'epo_patents_per_million'], indicator_id), period_from nulls last, geography, kind
