-- In which units can the money of areas be compared?
--
-- @source  populations
-- @grain   unit
-- @column  unit  varchar  absolute, share (of the money of all areas) or, where a figure of the population is held, inhabitant
select u.unit
from (values (1, 'absolute'), (2, 'share'), (3, 'inhabitant')) as u (position, unit)
where u.unit <> 'inhabitant' or exists (select 1 from populations)  -- without a population there is nothing to divide by
order by u.position
