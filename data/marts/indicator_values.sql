-- Which values does each indicator have?
--
-- @source  stg_indicator_values, stg_indicator_marks, stg_sources, stg_translations
-- @grain   indicator_id, period_from?, period_to?, geography, kind
-- @column  indicator_id      varchar  indicator
-- @column  period_from       date     period of the value, first day
-- @column  period_to         date     period of the value, last day
-- @column  period_precision  varchar  period of the value: year, quarter, month or day
-- @column  geography         varchar  geography or body
-- @column  geography_sv      varchar  the same in Swedish, our translation; null where a name is a name
-- @column  kind              varchar  kind, from the list of words in schema.toml
-- @column  value             double   value
-- @column  marks             varchar[]  what its source says of the year: break, doubtful, preliminary; empty list where nothing
-- @column  known_from        date     the day from which it is known: when its source was published, else the end of its period; null where nothing dates it
-- @column  source_id         varchar  source that states the row
-- @check   kind in ('baseline', 'target', 'actual')
with marked as (
    select indicator_id, year, list(mark order by mark) as marks
    from stg_indicator_marks
    group by indicator_id, year
)

select
    v.indicator_id,
    v.period_from,
    v.period_to,
    v.period_precision,
    v.geography,
    (select tr.text_sv from stg_translations as tr where tr.text_en = v.geography) as geography_sv,
    v.kind,
    v.value,
    coalesce(m.marks, []) as marks,
    coalesce(s.published_to, v.period_to) as known_from,
    v.source_id
from stg_indicator_values as v
inner join stg_sources as s on s.source_id = v.source_id
left join marked as m on m.indicator_id = v.indicator_id and m.year = year(v.period_from)
order by v.indicator_id, v.period_from, v.period_to, v.geography, v.kind
