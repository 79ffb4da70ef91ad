-- In which currencies can money be shown?
--
-- @source  funding
-- @grain   currency
-- @column  currency  varchar  SEK, to which everything is converted, and then those that amounts are stated in, the commonest first
with stated as (
    select
        currency,
        count(*) as amounts
    from funding
    where currency <> 'SEK'
    group by currency
)

select currency
from (
    select
        'SEK' as currency,
        null as amounts
    union all
    select
        currency,
        amounts
    from stated
)
order by amounts desc nulls first, currency
