-- How many milestones stand in which way as of a day, in cells that add up?
--
-- @source  milestone_cells
-- @param   as_of  date  date '2020-12-31'
create or replace macro milestone_counts(as_of) as table
    select * exclude (adds_from, adds_to) from milestone_cells where as_of::date between adds_from and adds_to
