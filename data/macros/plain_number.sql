-- How is a number written so that 1000.50 and 1000.5 are equal?
--
-- @param   cell  varchar  '1000.50'
create or replace macro plain_number(cell) as
case
    when regexp_full_match(cell, '-?\d+\.\d+') then rtrim(rtrim(cell, '0'), '.')
    else cell
end;
