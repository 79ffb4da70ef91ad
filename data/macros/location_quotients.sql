-- How large a part of those employed does each sector have as of a day, and how does that compare with the country?
--
-- Location quotient = (the sector's share of the place) / (its share of the country). Employed persons, the self-employed included. A value
-- is known from the publication of its source; where no source says when, from the end of its year. A sector of 5 000 persons or
-- fewer in the place is small: values are rounded to whole thousands, so that it may have under 5 000, and its quotient is uncertain.
--
-- @source  sector_strengths, sources
-- @param   on_day  date  date '2020-12-31'
create or replace macro location_quotients(on_day) as table
    with known as (
        select v.*, s.publisher, s.title as source_title, s.url, s.published_from, s.published_precision, s.kind as source_kind
        from sector_strengths as v
        inner join sources as s on v.source_id = s.source_id
        where
            v.measure = 'employed_persons'  -- other measures are never mixed with it
            and coalesce(s.published_to, make_date(v.year, 12, 31)) <= on_day  -- it has been told
    )

    select
        v.*,
        100.0 * v.value / nullif(t.value, 0) as share_pct,
        (v.value / nullif(t.value, 0)) / nullif(c.value / nullif(ct.value, 0), 0) as quotient,
        v.value <= 5000 as is_small,
        v.sector_code = 'C' as is_part  -- manufacturing is a part of industry (B-E)
    from known as v
    inner join known as t on t.sector_code = 'TOTAL' and t.year = v.year and t.geography = v.geography
    inner join known as c on c.sector_code = v.sector_code and c.year = v.year and c.geography = 'Sweden'
    inner join known as ct on ct.sector_code = 'TOTAL' and ct.year = v.year and ct.geography = 'Sweden'
    where v.sector_code <> 'TOTAL'
