-- How much money is wholly in the county, partly in it, and outside it, as of a day?
--
-- The three are never added up: money partly in the county is shown in full.
--
-- @source  funding_counted, funding
-- @grain   location
-- @param   as_of        date       date '2020-12-31'
-- @param   strategy     varchar    ''
-- @param   areas        varchar[]  []
-- @param   scope        varchar    'strategy'
-- @param   measure      varchar    'granted'
-- @param   area_mode    varchar    'split'
-- @param   time_mode    varchar    'decided'
-- @param   price_year   integer    0
-- @param   currency     varchar    'SEK'
-- @filters
-- @column  location     varchar    whole, part or outside
-- @column  value        double     SEK or the currency asked for; 0 where there is none
-- @column  rows         bigint     amounts
-- @column  projects     bigint     projects that they belong to
-- @check   value >= 0 and (value > 0) = (rows > 0)
with counted as (
    select
        c.group_key,
        sum(c.value) as value,
        count(distinct c.funding_id) as rows,
        count(distinct f.project_id) as projects
    from funding_counted(
        $as_of, $strategy, $areas, $scope, 'everywhere', $measure,
        $area_mode, $time_mode, $price_year, $currency, $filters, 'location'
    ) as c
    inner join funding as f on c.funding_id = f.funding_id
    where not c.is_undated  -- no date places it before the day
    group by c.group_key
)

select
    l.location,
    coalesce(c.value, 0) as value,
    coalesce(c.rows, 0) as rows,
    coalesce(c.projects, 0) as projects
from (values (1, 'whole'), (2, 'part'), (3, 'outside')) as l (position, location)
left join counted as c on l.location = c.group_key
order by l.position
