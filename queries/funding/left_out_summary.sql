-- How many amounts are not in a figure, by reason and measure, and what are they in SEK?
--
-- @source  funding_left_out
-- @grain   reason, measure
-- @param   as_of        date       date '2020-12-31'
-- @param   strategy     varchar    ''
-- @param   areas        varchar[]  []
-- @param   scope        varchar    'strategy'
-- @param   location     varchar    'whole'
-- @param   measure      varchar    'granted'
-- @param   area_mode    varchar    'split'
-- @param   time_mode    varchar    'decided'
-- @param   price_year   integer    0
-- @param   currency     varchar    'SEK'
-- @filters
-- @column  reason      varchar  as in funding/left_out
-- @column  measure     varchar  measures are never added up
-- @column  rows        bigint   amounts
-- @column  amount_sek  double   SEK, nominal, as a whole; empty where no currency or rate is known
-- @check   rows > 0
select reason, measure, count(*) as rows, sum(amount_sek) as amount_sek
from funding_left_out(
    $as_of, $strategy, $areas, $scope, $location, $measure,
    $area_mode, $time_mode, $price_year, $currency, $filters
)
group by reason, measure
order by rows desc, reason, measure
