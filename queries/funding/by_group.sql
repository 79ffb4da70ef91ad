-- How much money is there by area, funder, kind of funder, programme or location, as of a day?
--
-- @source  funding_values, funding_counted, funding
-- @grain   group_key
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
-- @column  group_key    varchar    line of areas, funder and so on; not_stated where no source tells
-- @column  name_sv      varchar    name of the group in Swedish, empty where not stated
-- @column  name_en      varchar    name of the group in English, empty where not stated
-- @column  line_id      varchar    line of areas, empty where not by area
-- @column  value        double     SEK or the currency asked for
-- @column  rows         bigint     amounts
-- @column  projects     bigint     projects that they belong to
-- @column  share_pct    double     part of the sum of all groups, percent
-- @check   value > 0 and rows > 0 and share_pct <= 100.0001
with summed as (
    select group_key, name_sv, name_en, line_id, is_rest, sum(value) as value
    from funding_values(
        $as_of, $strategy, $areas, $scope, $location, $measure,
        $area_mode, $time_mode, $price_year, $currency, $filters, $by
    )
    where not is_undated  -- no date places it before the day
    group by all
),

counted as (
    select c.group_key, count(distinct c.funding_id) as rows, count(distinct f.project_id) as projects
    from funding_counted(
        $as_of, $strategy, $areas, $scope, $location, $measure,
        $area_mode, $time_mode, $price_year, $currency, $filters, $by
    ) as c
    inner join funding as f on c.funding_id = f.funding_id
    where not c.is_undated  -- no date places it before the day
    group by c.group_key
)

select
    s.group_key,
    s.name_sv,
    s.name_en,
    s.line_id,
    s.value,
    c.rows,
    c.projects,
    100.0 * s.value / nullif(sum(s.value) over (), 0) as share_pct
from summed as s
inner join counted as c on s.group_key = c.group_key
-- the largest first, what belongs to no group last
order by s.is_rest, s.value desc, s.group_key
