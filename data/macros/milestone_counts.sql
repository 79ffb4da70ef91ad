-- How many milestones stand in which way as of a day, in cells that add up?
--
-- @source  milestone_cells, cell_adds
-- @param   as_of  date  date '2020-12-31'
create or replace macro milestone_counts(as_of) as table
    select * exclude (step, since) from milestone_cells where cell_adds(step, since, as_of)
