-- Which indicator values of some lines of areas are known as of a day? An empty list means all indicators.
--
-- A value is known from the day that its source was published, whatever time it is of; where no source says when, from the end of its
-- period; a value that nothing dates is always known.
--
-- @source  indicators, indicator_values, sources
-- @param   on_day    date       date '2020-12-31'
-- @param   of_lines  varchar[]  ['s1_digital_welfare']
create or replace macro area_indicators(on_day, of_lines) as table
    select
        i.* exclude (source_id),
        v.* exclude (indicator_id, known_from, source_id),
        s.source_id,
        s.publisher,
        s.title as source_title,
        s.url,
        s.published_from,
        s.published_precision,
        s.kind as source_kind,
        v.known_from is null as is_undated
    from indicators as i
    inner join indicator_values as v on i.indicator_id = v.indicator_id
    inner join sources as s on v.source_id = s.source_id
    where
        (len(of_lines) = 0 or list_has_any(i.line_ids, of_lines))
        and (v.known_from is null or v.known_from <= on_day)  -- it has been told
