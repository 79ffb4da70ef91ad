-- Which years can be chosen as of a day?
--
-- @source  funding, projects
-- @grain   year
-- @param   as_of  date     date '2020-12-31'
-- @column  year   integer  from the first year of an amount or a project to the year of the day, none missing
with first as (
    select least((select min(year) from funding), (select min(year) from projects)) as year
)

select unnest(range(year, year($as_of) + 1))::integer as year
from first
order by year
