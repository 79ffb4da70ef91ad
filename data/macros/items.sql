-- Which items does a cell with a list contain (`;` between them; an empty list if the cell is empty)?
--
-- @param   cell  varchar  'solenergi;solar energy'
create or replace macro items(cell) as coalesce(string_split(cell, ';'), []::varchar[])
