-- Is a project at this location asked for ('all' never takes in what lies outside the county)?
--
-- @param   its_location  varchar  'whole'
-- @param   at_location   varchar  'all'
create or replace macro project_at(its_location, at_location) as
    if(at_location = 'all', its_location <> 'outside', its_location = at_location)
