-- How many amounts are not in a figure, by reason and measure, and what are they in SEK, from cells that are ready?
--
-- The same rows as left_out_sums.sql, and the reasons in the order of left_out.sql, for figures in SEK of the day that ask of all areas
-- and filter nothing.
--
-- @source  amount_counts, funding_at
-- @grain   reason, measure
-- @param   as_of       date     date '2020-12-31'
-- @param   strategy    varchar  ''
-- @param   scope       varchar  'strategy'
-- @param   location    varchar  'whole'
-- @param   measure     varchar  'granted'
-- @column  reason      varchar  as in funding/left_out
-- @column  measure     varchar  measures are never added up
-- @column  rows        bigint   amounts
-- @column  amount_sek  double   SEK, nominal, as a whole; null where no currency or rate is known
-- @check   rows > 0
with reasoned as (
    select
        measure, rows, amount_sek,
        case
            when left_out = 'same_money' then 'same_money'
            when measure <> $measure then 'other_measure'
            when $scope not in ('all', scope) then 'outside_strategy'
            when not funding_at(location, $location) then 'other_location'
            when $strategy not in ('', coalesce(strategy_id, '')) then 'other_strategy'
            when is_later then 'not_yet'
            when left_out is not null then left_out
            when since is null then 'undated'
        end as reason
    from amount_counts($as_of)
    where facet = 'dated'
)

select reason, measure, sum(rows)::bigint as rows, sum(amount_sek) as amount_sek
from reasoned
where reason is not null  -- the rest is in the figure
group by reason, measure
