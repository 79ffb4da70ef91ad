-- Which datasets are there, what does each answer, and how large is it?
--
-- @source  data_dictionary
-- @grain   mart
-- @column  mart      varchar  dataset
-- @column  question  varchar  question that it answers
-- @column  rows      bigint   rows
-- @column  columns   bigint   columns
-- @check   rows >= 0 and columns > 0
select
    d.mart,
    d.question,
    t.estimated_size as rows,  -- exact: the tables of an edition never change
    count(*) as columns
from data_dictionary as d
inner join duckdb_tables() as t on d.mart = t.table_name
group by d.mart, d.question, t.estimated_size
order by d.mart
