-- What does each row of indicator_values.csv say, with types: one value of an indicator?
--
-- @source  raw_indicator_values
-- @grain   indicator_id, period_from?, period_to?, geography, kind
-- @column  indicator_id      varchar  indicator
-- @column  period_from       date     period of the value, first day
-- @column  period_to         date     period of the value, last day
-- @column  period_precision  varchar  period of the value: year, quarter, month or day
-- @column  geography         varchar  geography or body
-- @column  kind              varchar  kind, from the list of words in schema.toml
-- @column  value             double   value
-- @column  source_id         varchar  source that states the row
-- @column  file_row          bigint   row of the file, the header being row 1
select
    indicator_id,
    date_from(period) as period_from,
    date_to(period) as period_to,
    date_precision(period) as period_precision,
    geography,
    kind,
    value::double as value,
    source_id,
    file_row
from raw_indicator_values
