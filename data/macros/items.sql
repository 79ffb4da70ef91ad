-- Which items does a cell with a list hold (`;` between them, an empty list when the cell is empty)?
--
-- @param   cell  varchar  'solenergi;solar energy'
create or replace macro items(cell) as coalesce(string_split(cell, ';'), []::varchar[])
