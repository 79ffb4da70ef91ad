-- Does a choice of location include a project at this location ('all' never includes what is outside the county)?
--
-- @param   its_location  varchar  'whole'
-- @param   at_location   varchar  'all'
create or replace macro project_at(its_location, at_location) as
    if(at_location = 'all', its_location <> 'outside', its_location = at_location)
