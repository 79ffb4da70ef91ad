-- How much money has been given up to and with each year, by group, as of a day?
--
-- Every group has every year from the first to the last with money. Money without a year is in no running sum: see funding/total.
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
-- @column  year_key     integer    year
-- @column  year         integer    the same
-- @column  group_key    varchar    line of areas, funder and so on; not_stated where no source tells
-- @column  name_sv      varchar    name of the group in Swedish, empty where not stated
-- @column  name_en      varchar    name of the group in English, empty where not stated
-- @column  line_id      varchar    line of areas, empty where not by area
-- @column  value        double     SEK or the currency asked for, all years so far
-- @column  rows         bigint     amounts with money in that year alone
-- @column  is_partial   boolean    the year is not over on the day
-- @column  is_after     boolean    the year comes after the day (money spread over its period)
-- @check   value >= 0 and rows >= 0
with yearly as (
    select *
    from funding_values(
        $as_of, $strategy, $areas, $scope, $location, $measure,
        $area_mode, $time_mode, $price_year, $currency, $filters, $by
    )
    where year is not null and not is_undated  -- it belongs to no point of a running sum
),

dense as (
    select g.*, y.year_key
    from (select distinct group_key, name_sv, name_en, line_id, is_rest from yearly) as g
    cross join (select unnest(range(min(year_key), max(year_key) + 1))::integer as year_key from yearly) as y
)

select
    d.year_key,
    d.year_key as year,
    d.group_key,
    d.name_sv,
    d.name_en,
    d.line_id,
    sum(coalesce(v.value, 0)) over so_far as value,
    coalesce(v.rows, 0) as rows,
    d.year_key = year($as_of) and $as_of < make_date(d.year_key, 12, 31) as is_partial,
    d.year_key > year($as_of) as is_after
from dense as d
left join yearly as v on d.year_key = v.year_key and d.group_key = v.group_key
window so_far as (partition by d.group_key order by d.year_key)
-- the largest group first, what belongs to no group last
order by d.is_rest, sum(coalesce(v.value, 0)) over (partition by d.group_key) desc, d.group_key, d.year_key
