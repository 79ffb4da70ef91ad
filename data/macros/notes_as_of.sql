-- Which notes concern some lines of areas ([]: all), as of a day?
--
-- A note exists from the day that it is about. One on the whole strategy concerns every line; so does one on a milestone
-- that belongs to no area and no project.
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
