-- How much money is there each year for the strategy as a whole and for its areas together, as of a day?
--
-- Every part has every year from the first to the last with money; what no source gives a year stands with year_key 0. Projects in
-- several areas are split, so that the parts add up to the total.
--
-- @selection  counted_sums
-- @without  area_mode
-- @source  area_lines, funding_at
-- @grain   year_key, part
-- @param   location    varchar    'whole'
-- @column  year_key    integer    year, 0 where not stated
-- @column  year        integer    year, empty where not stated
-- @column  part        varchar    areas, whole_strategy or outside_areas
-- @column  line_ids    varchar[]  lines of areas that the money of the part and the year belongs to
-- @column  value       double     SEK or the currency asked for
-- @column  running     double     the same up to and with the year; empty without a year
-- @column  rows        bigint     amounts with money in that year, each in each of its areas
-- @column  is_partial  boolean    the year is not over on the day
-- @column  is_after    boolean    the year comes after the day (money spread over its period)
-- @check   value >= 0 and (value > 0) = (rows > 0) and (running is null) = (year is null)
with held as (
    select
        s.year,
        if(len(l.strategy_ids) > 0, 'areas', s.line_id) as part,
        list(distinct s.line_id order by s.line_id) as line_ids,
        sum(s.value) as value,
        sum(s.rows)::bigint as rows
    from selected_counted_sums as s
    inner join area_lines as l on s.line_id = l.line_id
    where funding_at(s.location, $location)
    group by s.year, part
),

dense as (
    select p.part, y.year
    from (select distinct part from held where year is not null) as p
    cross join (
        select unnest(range(min(year), max(year) + 1))::integer as year
        from held
    ) as y
    union all
    select part, year
    from held
    where year is null
)

select
    coalesce(d.year, 0) as year_key,
    d.year,
    d.part,
    coalesce(h.line_ids, []) as line_ids,
    coalesce(h.value, 0) as value,
    case when d.year is not null then sum(coalesce(h.value, 0)) over (partition by d.part, d.year is null order by d.year) end as running,
    coalesce(h.rows, 0) as rows,
    coalesce(d.year = year($as_of) and $as_of < make_date(d.year, 12, 31), false) as is_partial,
    coalesce(d.year > year($as_of), false) as is_after
from dense as d
left join held as h on d.part = h.part and d.year is not distinct from h.year
order by d.part, year_key
