-- Which indicator values of some lines of areas are known as of a day? An empty list means all indicators.
--
-- An outcome is known once its period is over; a target or a baseline also once its source was published. A value without a period
-- is always known.
--
-- @source  indicators, indicator_values, sources
-- @param   on_day    date       date '2020-12-31'
-- @param   of_lines  varchar[]  ['s1_digital_welfare']
create or replace macro area_indicators(on_day, of_lines) as table
    select
        i.* exclude (source_id),
        v.* exclude (indicator_id, source_id),
        s.source_id,
        s.publisher,
        s.title as source_title,
        s.url,
        s.published_from,
        s.published_precision,
        s.kind as source_kind
    from indicators as i
    inner join indicator_values as v on i.indicator_id = v.indicator_id
    inner join sources as s on v.source_id = s.source_id
    where
        (len(of_lines) = 0 or list_has_any(i.line_ids, of_lines))
        and (
            v.period_to is null or v.period_to <= on_day  -- its time is over, or not stated
            or (v.kind <> 'actual' and s.published_to <= on_day)  -- it was told beforehand
        )
