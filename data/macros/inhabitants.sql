-- How many people live in the county, by the latest figure of a time before a day, or by the only figure?
--
-- There is no row without a figure; amounts per inhabitant are then unknown.
--
-- @source  populations
-- @param   on_day  date  date '2020-12-31'
create or replace macro inhabitants(on_day) as table
    select * exclude (valid_from, valid_to)
    from populations
    where valid_from <= on_day::date and valid_to >= on_day::date  -- the one interval that holds the day
