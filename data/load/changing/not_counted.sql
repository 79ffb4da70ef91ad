-- How many amounts are not in the headline of money as of a day, what are they in SEK, and what is the first reason for each?
--
-- @source  funding
-- @grain   reason
-- @param   as_of       date     date '2020-12-31'
-- @column  reason      varchar  same_money, other_measure, outside_strategy, other_location, not_yet, no_currency, no_rate or undated
-- @column  rows        bigint   amounts
-- @column  amount_sek  double   SEK; 0 where no currency or rate is known, and for other measures, which are never added up
-- @check   rows > 0
with reasoned as (
    select
        amount_sek,
        case
            when left_out = 'same_money' then 'same_money'
            when measure <> 'granted' then 'other_measure'
            when scope <> 'strategy' then 'outside_strategy'
            when location <> 'whole' then 'other_location'
            when counts_from > $as_of then 'not_yet'
            when left_out is not null then left_out
            when counts_from is null then 'undated'
        end as reason
    from funding
)

select reason, count(*) as rows, if(reason = 'other_measure', 0, coalesce(sum(amount_sek), 0)) as amount_sek
from reasoned
where reason is not null  -- the others are in the headline
group by reason
order by reason
