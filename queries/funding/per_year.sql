-- How much money is there each year, by area, funder, kind of funder, programme or location, as of a day?
--
-- Only years with money. year_key 0 is money whose year (spread: period) no source states.
--
-- @source  funding_values
-- @grain   year_key, group_key
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
-- @param   by           varchar    'area'
-- @filters
-- @column  year_key     integer    year, 0 where not stated
-- @column  year         integer    year, empty where not stated
-- @column  group_key    varchar    line of areas, funder and so on; not_stated where no source tells
-- @column  name_sv      varchar    name of the group in Swedish, empty where not stated
-- @column  name_en      varchar    name of the group in English, empty where not stated
-- @column  line_id      varchar    line of areas, empty where not by area
-- @column  value        double     SEK or the currency asked for
-- @column  rows         bigint     amounts with money in that year
-- @column  is_partial   boolean    the year is not over on the day
-- @column  is_after     boolean    the year comes after the day (money spread over its period)
-- @check   value > 0 and rows > 0
select
    year_key,
    year,
    group_key,
    name_sv,
    name_en,
    line_id,
    sum(value) as value,
    sum(rows)::bigint as rows,
    coalesce(year = year($as_of) and $as_of < make_date(year, 12, 31), false) as is_partial,
    coalesce(year > year($as_of), false) as is_after
from funding_values(
    $as_of, $strategy, $areas, $scope, $location, $measure,
    $area_mode, $time_mode, $price_year, $currency, $filters, $by
)
group by year_key, year, group_key, name_sv, name_en, line_id, is_rest, group_value
-- the largest group first, what belongs to no group last
order by is_rest, group_value desc nulls last, group_key, year_key
