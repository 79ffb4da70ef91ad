-- In which years does a series break, and which values do their sources call doubtful or preliminary, as of a day?
--
-- @source  area_indicators
-- @grain   indicator_id, period_from, mark
-- @empty   no source known by the day need mark a year
-- @param   as_of             date       date '2024-12-31'
-- @param   areas             varchar[]  []
-- @column  indicator_id      varchar    indicator
-- @column  name_sv           varchar    name in Swedish
-- @column  name_en           varchar    name in English
-- @column  period_from       date       the period that is marked, first day
-- @column  period_precision  varchar    its period: year, quarter, month or day
-- @column  mark              varchar    break, doubtful or preliminary
-- @column  places            bigint     places with a value of that time
-- @column  publisher         varchar    who says so
-- @check   mark in ('break', 'doubtful', 'preliminary')
with marked as (
    select indicator_id, name_sv, name_en, period_from, period_precision, geography, publisher, unnest(marks) as mark
    from area_indicators($as_of, $areas::varchar[])
)

select
    indicator_id, name_sv, name_en, period_from, period_precision, mark,
    count(distinct geography) as places,
    any_value(publisher) as publisher
from marked
group by indicator_id, name_sv, name_en, period_from, period_precision, mark
order by name_sv collate sv, indicator_id, period_from, mark
