-- How large a part of those employed does each sector have, how does that compare with the country, and since when is it known?
--
-- Location quotient = (the sector's share of the place) / (its share of the country). Employed persons, the self-employed included. A value
-- is known from the publication of its source; where no source says when, from the end of its year; a quotient when its four values are. A
-- sector of 5 000 persons or fewer in the place is small: values are rounded to whole thousands, so that it may have under 5 000, and its
-- quotient is uncertain.
--
-- @source  sector_strengths, sector_areas, areas, sources
-- @grain   sector_code, area_id?, year, geography
-- @empty   no public value exists yet
-- @column  sector_code          varchar  sector code (SNI)
-- @column  sector               varchar  sector
-- @column  sector_sv            varchar  the same in Swedish, our translation
-- @column  area_id              varchar  area of a strategy
-- @column  year                 integer  year
-- @column  geography            varchar  geography or body
-- @column  geography_sv         varchar  the same in Swedish, our translation; null where a name is a name
-- @column  persons              double   employed persons
-- @column  share_pct            double   share of all employed in the place
-- @column  country_pct          double   share of all employed in the country
-- @column  quotient             double   location quotient against the country, which has 1
-- @column  is_small             boolean  5 000 persons or fewer, rounded: the quotient is uncertain
-- @column  is_part              boolean  whether it is a part of another sector: never added to it
-- @column  line_ids             varchar[]  lines of areas that it may have to do with, by an editorial list; no headline rests on it
-- @column  known_from           date     the day from which it is known
-- @column  source_id            varchar  source of the value
-- @column  publisher            varchar  who published it
-- @column  source_title         varchar  title of the source
-- @column  url                  varchar  its address
-- @column  published_from       date     published, first day
-- @column  published_precision  varchar  published: year, quarter, month or day
-- @column  source_kind          varchar  page, press_release, register and so on
with told as (
    select
        v.*, coalesce(s.published_to, make_date(v.year, 12, 31)) as known_from,
        s.publisher, s.title as source_title, s.url, s.published_from, s.published_precision, s.kind as source_kind
    from sector_strengths as v
    inner join sources as s on v.source_id = s.source_id
    where v.measure = 'employed_persons'  -- other measures are never mixed with it
),

lines as (
    select m.sector_code, list(distinct a.line_id order by a.line_id) as line_ids
    from sector_areas as m
    inner join areas as a on m.area_id = a.area_id
    group by m.sector_code
)

select
    v.sector_code, v.sector, v.sector_sv, v.area_id, v.year, v.geography, v.geography_sv,
    v.value as persons,
    100.0 * v.value / nullif(t.value, 0) as share_pct,
    100.0 * c.value / nullif(ct.value, 0) as country_pct,
    (v.value / nullif(t.value, 0)) / nullif(c.value / nullif(ct.value, 0), 0) as quotient,
    v.value <= 5000 as is_small,
    v.sector_code = 'C' as is_part,  -- manufacturing is a part of industry (B-E)
    coalesce(l.line_ids, []) as line_ids,
    greatest(v.known_from, t.known_from, c.known_from, ct.known_from) as known_from,
    v.source_id, v.publisher, v.source_title, v.url, v.published_from, v.published_precision, v.source_kind
from told as v
inner join told as t on t.sector_code = 'TOTAL' and t.year = v.year and t.geography = v.geography
inner join told as c on c.sector_code = v.sector_code and c.year = v.year and c.geography = 'Sweden'
inner join told as ct on ct.sector_code = 'TOTAL' and ct.year = v.year and ct.geography = 'Sweden'
left join lines as l on l.sector_code = v.sector_code
where v.sector_code <> 'TOTAL'
order by v.sector_code, v.area_id, v.year, v.geography
