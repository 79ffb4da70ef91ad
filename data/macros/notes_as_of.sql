-- Which notes concern the lines asked for ([]: all), as of a day?
--
-- A note is there from the day that it is about. One of the whole strategy concerns every line; so does one of a milestone
-- that belongs to no area and to no project.
--
-- @source  notes
-- @param   on_day    date       date '2020-12-31'
-- @param   of_lines  varchar[]  []
create or replace macro notes_as_of(on_day, of_lines) as table
    select *
    from notes
    where
        date_to <= on_day  -- its day has certainly come
        and (len(of_lines) = 0 or len(line_ids) = 0 or list_has_any(line_ids, of_lines::varchar[]))
