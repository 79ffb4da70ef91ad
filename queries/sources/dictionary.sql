-- What does each column of each dataset hold?
--
-- @source  data_dictionary
-- @grain   mart, column_name
-- @column  mart         varchar  dataset
-- @column  question     varchar  question that it answers
-- @column  grain        varchar  columns that make a row unique
-- @column  column_name  varchar  column
-- @column  column_type  varchar  its type
-- @column  description  varchar  what it holds
select mart, question, grain, column_name, column_type, description
from data_dictionary
order by mart, column_number
