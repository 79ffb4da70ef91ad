-- Does a choice of location include money at this location?
--
-- @param   its_location  varchar  'part'
-- @param   at_location   varchar  'all'
create or replace macro funding_at(its_location, at_location) as
    case at_location
        when 'all' then its_location in ('whole', 'part')  -- what lies outside the county must be asked for by name
        when 'everywhere' then true  -- for figures that tell the locations apart
        else its_location = at_location
    end
