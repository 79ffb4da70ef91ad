-- How much was each line of areas granted each year, in kronor, as a share of the year and per inhabitant, as of a day?
--
-- Wholly in the county, split by the shares of each project. year_key 0 is money whose year no source states: in no sum or share.
--
-- @selection  sums, lines
-- @without  areas, area_mode, time_mode
-- @source  inhabitants
-- @grain   line_id, year_key
-- @param   areas               varchar[]  []
-- @column  line_id             varchar    line of areas
-- @column  name_sv             varchar    its name on the day, Swedish
-- @column  name_en             varchar    its name on the day, English
-- @column  year_key            integer    year, 0 where not stated
-- @column  year                integer    year, empty where not stated
-- @column  value               double     SEK
-- @column  share_pct           double     part of what all lines were granted in the year, percent; empty where the year is not stated
-- @column  per_inhabitant_sek  double     SEK for each inhabitant of the county; empty where no population is held
-- @column  rows                bigint     grants
-- @column  is_partial          boolean    the year is not over on the day
-- @check   value > 0 and coalesce(share_pct <= 100.0001, year is null)
with valued as (
    select line_id, year, sum(amount_sek) as value, sum(rows)::bigint as rows
    from selected_sums
    where measure = 'granted' and location = 'whole' and amount_sek is not null  -- no rate, no value
    group by line_id, year
),

shared as (
    select *, 100.0 * value / sum(value) over (partition by year) as share_pct
    from valued
)

select
    v.line_id,
    l.name_sv,
    l.name_en,
    coalesce(v.year, 0) as year_key,
    v.year,
    v.value,
    if(v.year is null, null, v.share_pct) as share_pct,
    v.value / (select i.inhabitants from inhabitants($as_of) as i) as per_inhabitant_sek,
    v.rows,
    coalesce(v.year = year($as_of) and $as_of < make_date(v.year, 12, 31), false) as is_partial
from shared as v
inner join selected_lines as l on v.line_id = l.line_id
where len($areas) = 0 or list_contains($areas::varchar[], v.line_id)  -- only the lines asked for
order by v.line_id, year_key
