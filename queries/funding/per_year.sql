-- How much money is there each year, by area, funder, kind of funder, programme or location, as of a day?
--
-- Only years with money. year_key 0 is money whose year (spread: period) no source states.
--
-- @selection  counted_sums, lines
-- @source  funding_at, funding_key
-- @grain   year_key, group_key
-- @param   location     varchar    'whole'
-- @param   by           varchar    'area'
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
with summed as (
    select
        year,
        funding_key($by, line_id, funder, funder_group, programme, location) as group_key,
        sum(if($by = 'area', value, once_value)) as value,
        sum(if($by = 'area', rows, once_rows))::bigint as rows,
        sum(sum(if($by = 'area', value, once_value)) filter (where not is_undated)) over (partition by group_key) as group_value
    from selected_counted_sums
    where funding_at(location, $location)
    group by year, group_key
    having sum(if($by = 'area', rows, once_rows)) > 0  -- where areas are not told apart, an amount has a value in one of its rows
)

select
    coalesce(v.year, 0) as year_key,
    v.year,
    v.group_key,
    coalesce(l.name_sv, nullif(v.group_key, 'not_stated')) as name_sv,
    coalesce(l.name_en, nullif(v.group_key, 'not_stated')) as name_en,
    l.line_id,
    v.value,
    v.rows,
    coalesce(v.year = year($as_of) and $as_of < make_date(v.year, 12, 31), false) as is_partial,
    coalesce(v.year > year($as_of), false) as is_after
from summed as v
left join selected_lines as l on $by = 'area' and v.group_key = l.line_id
-- the largest group first, what belongs to no group last
order by coalesce(len(l.strategy_ids) = 0, v.group_key = 'not_stated'), v.group_value desc nulls last, v.group_key, year_key
