-- In which currencies can money be shown?
--
-- @source  choice_codes
-- @grain   currency
-- @column  currency  varchar  SEK, to which everything is converted, and then those that amounts are stated in, the commonest first
select code as currency
from choice_codes
where filter = 'currency'
order by code <> 'SEK', rows desc, code
