-- What money has to do with one organisation as of a day: as coordinator of a project, as funder, as recipient?
--
-- The rows are never added: measures and places do not mix, and what a project is granted is not what its coordinator gets.
--
-- @source  funding_counted, funding_bodies, funding, no_filters
-- @grain   body_as, measure, location, is_undated
-- @param   org_id      varchar    'region_varmland'
-- @param   as_of       date       date '2020-12-31'
-- @param   strategy    varchar    ''
-- @param   areas       varchar[]  []
-- @param   scope       varchar    'strategy'
-- @column  body_as     varchar    recipient, coordinator or funder
-- @column  measure     varchar    granted; as funder also cofinancing
-- @column  location    varchar    whole, part or outside
-- @column  is_undated  boolean    whether no source gives it a year
-- @column  value       double     SEK
-- @column  rows        bigint     amounts
-- @column  projects    bigint     projects that they belong to
-- @check   value > 0
with counted as (
    select 'granted' as measure, *
    from funding_counted($as_of, $strategy, $areas, $scope, 'everywhere', 'granted', 'split', 'decided', 0, 'SEK', no_filters(), 'location')
    union all
    select 'cofinancing' as measure, *
    from funding_counted(
        $as_of, $strategy, $areas, $scope, 'everywhere', 'cofinancing', 'split', 'decided', 0, 'SEK', no_filters(), 'location'
    )
)

select
    b.body_as,
    c.measure,
    c.group_key as location,
    c.is_undated,
    sum(c.value) as value,
    count(*) as rows,
    count(distinct f.project_id) as projects
from counted as c
inner join funding_bodies as b on c.funding_id = b.funding_id
inner join funding as f on c.funding_id = f.funding_id
where
    b.org_id = $org_id  -- the organisation that was opened
    and (b.body_as = 'funder' or c.measure = 'granted')  -- co-financing is told of the one who puts it in
    and c.group_key in ('whole', 'part', 'outside')  -- what no source places is opened nowhere
group by b.body_as, c.measure, c.group_key, c.is_undated
order by
    list_position(['recipient', 'coordinator', 'funder'], b.body_as),
    c.measure desc,
    list_position(['whole', 'part', 'outside'], c.group_key),
    c.is_undated
