-- How many projects count, in which states and places, as of a day, in cells that add up?
--
-- @source  project_cells
-- @param   as_of  date  date '2020-12-31'
create or replace macro project_counts(as_of) as table
    select * exclude (adds_from, adds_to) from project_cells where as_of::date between adds_from and adds_to
