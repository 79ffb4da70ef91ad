-- What is the key of a seat: a municipality of the county, outside (in another county) or not_stated?
--
-- @source  municipalities
-- @param   its_municipality  varchar  'Karlstad'
create or replace macro municipality_key(its_municipality) as
    case
        when its_municipality is null then 'not_stated'
        when its_municipality in (select m.name from municipalities as m) then its_municipality
        else 'outside'
    end
