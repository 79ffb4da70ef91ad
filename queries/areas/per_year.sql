-- How much was each line of areas granted each year, in kronor, as a share of the year and per inhabitant, as of a day?
--
-- Wholly in the county, split by the shares of each project. year_key 0 is money whose year no source states: in no sum or share.
--
-- @source  funding_values, inhabitants
-- @grain   line_id, year_key
-- @param   as_of               date       date '2020-12-31'
-- @param   strategy            varchar    ''
-- @param   areas               varchar[]  []
-- @param   scope               varchar    'strategy'
-- @filters
-- @column  line_id             varchar    line of areas
-- @column  name_sv             varchar    name of its latest area, Swedish
-- @column  name_en             varchar    name of its latest area, English
-- @column  year_key            integer    year, 0 where not stated
-- @column  year                integer    year, empty where not stated
-- @column  value               double     SEK
-- @column  share_pct           double     part of what all lines were granted in the year, percent; empty where the year is not stated
-- @column  per_inhabitant_sek  double     SEK for each inhabitant of the county; empty where no population is held
-- @column  rows                bigint     grants
-- @column  is_partial          boolean    the year is not over on the day
-- @check   value > 0 and coalesce(share_pct <= 100.0001, year is null)
with valued as (
    select line_id, name_sv, name_en, year_key, year, value, rows, 100.0 * value / sum(value) over (partition by year_key) as share_pct
    from funding_values(
        $as_of, $strategy, []::varchar[], $scope, 'whole', 'granted', 'split', 'decided', 0, 'SEK', $filters, 'area'
    )
)

select
    line_id,
    name_sv,
    name_en,
    year_key,
    year,
    value,
    if(year is null, null, share_pct) as share_pct,
    value / (select i.inhabitants from inhabitants($as_of) as i) as per_inhabitant_sek,
    rows,
    coalesce(year = year($as_of) and $as_of < make_date(year, 12, 31), false) as is_partial
from valued
where len($areas) = 0 or list_contains($areas, line_id)  -- only the lines asked for
order by line_id, year_key
