-- What does each column of each mart hold, in the words of the SQL that makes it?
--
-- @source  raw_dictionary
-- @grain   mart, column_name
-- @column  mart           varchar  mart
-- @column  question       varchar  the question that the mart answers
-- @column  grain          varchar  columns that make a row unique
-- @column  column_name    varchar  column
-- @column  column_type    varchar  its type
-- @column  description    varchar  what it holds
-- @column  column_number  integer  its place in the mart
select mart, question, grain, column_name, column_type, description, column_number::integer as column_number
from raw_dictionary
order by mart, column_number
