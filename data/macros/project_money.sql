-- How much was granted to each project by a day, wholly and partly in the county, and how much without a date?
--
-- The columns are those of project_money_states; a project without a known amount has no row.
--
-- @source  project_money_states
-- @param   on_day  date  date '2020-12-31'
create or replace macro project_money(on_day) as table
    select * exclude (valid_from, valid_to)
    from project_money_states
    where valid_from <= on_day::date and valid_to >= on_day::date  -- the one interval that holds the day
