-- How many people live in the county, by the latest figure of a time before a day, or by the only figure?
--
-- There is no row without a figure; amounts per inhabitant are then unknown.
--
-- @source  indicator_values, sources
-- @param   on_day  date  date '2020-12-31'
create or replace macro inhabitants(on_day) as table
    select
        v.value as inhabitants,
        v.period_from,
        v.period_precision,
        s.source_id,
        s.publisher,
        s.title as source_title,
        s.url
    from indicator_values as v
    inner join sources as s on v.source_id = s.source_id
    where
        v.indicator_id = 'population'
        and v.geography = 'Värmland'  -- the county, no other place
        and v.kind = 'actual'
        and v.value > 0
    order by v.period_to <= on_day desc nulls last, v.period_to desc nulls last
    limit 1  -- one figure for all
