-- Does a year lie between two others (0: no bound)?
--
-- @param   its_year   integer  2016
-- @param   from_year  integer  2015
-- @param   to_year    integer  0
create or replace macro funding_in_years(its_year, from_year, to_year) as
    -- what has no year lies only in the period that is open on both sides
    (from_year = 0 or coalesce(its_year, 0) >= from_year) and (to_year = 0 or coalesce(its_year, 9999) <= to_year)
