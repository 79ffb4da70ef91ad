-- Which values does each indicator have?
--
-- @source  stg_indicator_values, stg_translations
-- @grain   indicator_id, period_from?, period_to?, geography, kind
-- @column  indicator_id      varchar  indicator
-- @column  period_from       date     period of the value, first day
-- @column  period_to         date     period of the value, last day
-- @column  period_precision  varchar  period of the value: year, quarter, month or day
-- @column  geography         varchar  geography or body
-- @column  geography_sv      varchar  the same in Swedish, our translation; null where a name is a name
-- @column  kind              varchar  kind, from the list of words in schema.toml
-- @column  value             double   value
-- @column  source_id         varchar  source that states the row
-- @check   kind in ('baseline', 'target', 'actual')
select
    indicator_id,
    period_from,
    period_to,
    period_precision,
    geography,
    (select tr.text_sv from stg_translations as tr where tr.text_en = geography) as geography_sv,
    kind,
    value,
    source_id
from stg_indicator_values
order by indicator_id, period_from, period_to, geography, kind
