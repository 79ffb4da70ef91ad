-- How much money has been given up to and with each year, by group, as of a day?
--
-- Every group has every year from the first to the last with money. Money without a year is in no running sum: see funding/total.
--
-- @selection  counted_sums, lines
-- @source  funding_at, funding_key
-- @grain   year_key, group_key
-- @param   location     varchar    'whole'
-- @param   by           varchar    'area'
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
    select
        year,
        funding_key($by, line_id, funder, funder_group, programme, location) as group_key,
        sum(if($by = 'area', value, once_value)) as value,
        sum(if($by = 'area', rows, once_rows))::bigint as rows
    from selected_counted_sums
    where funding_at(location, $location) and year is not null and not is_undated  -- it belongs to no point of a running sum
    group by year, group_key
    having sum(if($by = 'area', rows, once_rows)) > 0  -- where areas are not told apart, an amount has a value in one of its rows
),

dense as (
    select g.group_key, y.year
    from (select distinct group_key from yearly) as g
    cross join (select unnest(range(min(year), max(year) + 1))::integer as year from yearly) as y
)

select
    d.year as year_key,
    d.year,
    d.group_key,
    coalesce(l.name_sv, nullif(d.group_key, 'not_stated')) as name_sv,
    coalesce(l.name_en, nullif(d.group_key, 'not_stated')) as name_en,
    l.line_id,
    sum(coalesce(v.value, 0)) over (partition by d.group_key order by d.year) as value,
    coalesce(v.rows, 0) as rows,
    d.year = year($as_of) and $as_of < make_date(d.year, 12, 31) as is_partial,
    d.year > year($as_of) as is_after
from dense as d
left join yearly as v on d.year = v.year and d.group_key = v.group_key
left join selected_lines as l on $by = 'area' and d.group_key = l.line_id
-- the largest group first, what belongs to no group last
order by
    coalesce(len(l.strategy_ids) = 0, d.group_key = 'not_stated'),
    sum(coalesce(v.value, 0)) over (partition by d.group_key) desc, d.group_key, d.year
