-- Which years can be the base of fixed prices?
--
-- @source  price_index
-- @grain   year
-- @column  year  integer  year with a consumer price index
select year
from price_index
order by year
