-- How many projects count, in which states and places, as of a day, in cells that add up?
--
-- @source  project_cells, cell_adds
-- @param   as_of  date  date '2020-12-31'
create or replace macro project_counts(as_of) as table
    select * exclude (step, since) from project_cells where cell_adds(step, since, as_of)
