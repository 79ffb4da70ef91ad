-- Which values of the indicators of some areas are known as of a day?
--
-- A value is known when its source was published; where no source says when, at the end of its period; what nothing dates, at any day.
--
-- @source  area_indicators
-- @grain   indicator_id, year_key, period_from?, geography, kind
-- @param   as_of             date       date '2020-12-31'
-- @param   areas             varchar[]  []
-- @param   year_key          integer    -1
-- @param   indicator_id      varchar    ''
-- @param   theme             varchar    ''
-- @param   kind              varchar    ''
-- @column  indicator_id      varchar    indicator
-- @column  theme             varchar    theme that it is shown under
-- @column  name_sv           varchar    name in Swedish
-- @column  name_en           varchar    name in English
-- @column  unit              varchar    unit, English
-- @column  unit_sv           varchar    unit, Swedish; empty where it is written the same
-- @column  direction         varchar    the direction that is wanted: up, down or none
-- @column  definition        varchar    what is measured
-- @column  definition_sv     varchar    the same in Swedish
-- @column  year_key          integer    year of the value, 0 where not stated
-- @column  period_from       date       period of the value, first day that it can mean
-- @column  period_precision  varchar    period: year, quarter, month or day
-- @column  geography         varchar    place or body that it is of, English
-- @column  geography_sv      varchar    the same in Swedish; empty where it is written the same
-- @column  kind              varchar    baseline, target or actual
-- @column  measured          double     the value
-- @column  value             double     how much it counts in a figure of how many: one
-- @column  marks             varchar[]  what its source says of the year: break, doubtful, preliminary; empty list where nothing
-- @column  source_id         varchar    source of the value
-- @column  publisher         varchar    who published it
-- @column  source_title      varchar    title of the source
-- @column  url               varchar    its address
-- @check   kind in ('baseline', 'target', 'actual')
select
    indicator_id, theme, name_sv, name_en, unit, unit_sv, direction, definition, definition_sv,
    coalesce(year(period_from), 0)::integer as year_key,
    period_from, period_precision, geography, geography_sv, kind,
    value as measured,
    1.0::double as value,
    marks, source_id, publisher, source_title, url
from area_indicators($as_of, $areas::varchar[])
where
    $year_key in (-1, coalesce(year(period_from), 0))  -- the year that was opened; 0 = not stated
    and $indicator_id in ('', indicator_id)  -- the indicator that was opened
    and $theme in ('', theme)  -- the theme that was opened
    and $kind in ('', kind)  -- baselines, targets or outcomes alone
order by name_sv collate sv, indicator_id, period_from nulls last, geography, list_position(['baseline', 'target', 'actual'], kind)
