-- Which values can each filter take as of a day, and how many projects would each leave, the other filters being as they are?
--
-- A project with several funders counts at each of them. Of organisations the five hundred in most projects.
--
-- @source  projects_as_of, funding, amount_fits, project_partners, state_order
-- @grain   filter, code
-- @param   as_of     date       date '2020-12-31'
-- @param   strategy  varchar    ''
-- @param   areas     varchar[]  []
-- @param   scope     varchar    'strategy'
-- @param   location  varchar    'all'
-- @filters
-- @column  filter    varchar    funder, funder_group, programme, municipality, organisation, state, year_from or year_to
-- @column  code      varchar    value of the filter
-- @column  name      varchar    what it is called
-- @column  projects  bigint     projects that it would leave
-- @check   projects > 0
with amounts as (
    select
        project_id,
        coalesce(funder, 'not_stated') as funder,
        coalesce(funder_group, 'not_stated') as funder_group,
        coalesce(programme, 'not_stated') as programme
    from funding
    where
        project_id is not null  -- money of the strategy as a whole belongs to no project
        and (counts_from is null or counts_from <= $as_of)  -- known by the day
        and left_out is distinct from 'same_money'  -- another row holds it
),

counted as (
    select 'funder' as filter, a.funder as code, a.funder as name, count(distinct p.project_id) as projects
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, funder := '')) as p
    inner join amounts as a
        on p.project_id = a.project_id and amount_fits('', a.funder_group, a.programme, struct_update($filters, funder := ''))
    group by a.funder
    union all
    select 'funder_group', a.funder_group, a.funder_group, count(distinct p.project_id)
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, funder_group := '')) as p
    inner join amounts as a
        on p.project_id = a.project_id and amount_fits(a.funder, '', a.programme, struct_update($filters, funder_group := ''))
    group by a.funder_group
    union all
    select 'programme', a.programme, a.programme, count(distinct p.project_id)
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, programme := '')) as p
    inner join amounts as a
        on p.project_id = a.project_id and amount_fits(a.funder, a.funder_group, '', struct_update($filters, programme := ''))
    group by a.programme
    union all
    select 'municipality', municipality_key, municipality_key, count(*)
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, municipality := ''))
    group by municipality_key
    union all
    select 'state', state, state, count(*)
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, state := ''))
    group by state
    union all
    select 'year_from', year::varchar, year::varchar, (sum(count(*)) over (order by year desc))::bigint
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, year_from := 0))
    where year is not null  -- a project of no year is in no period
    group by year
    union all
    select 'year_to', year::varchar, year::varchar, (sum(count(*)) over (order by year))::bigint
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, year_to := 0))
    where year is not null  -- a project of no year is in no period
    group by year
    union all
    select 'organisation', n.org_id, n.name, count(distinct p.project_id)
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, struct_update($filters, organisation := '')) as p
    inner join project_partners as n on p.project_id = n.project_id
    group by n.org_id, n.name
)

select filter, code, name, projects
from counted
qualify filter <> 'organisation' or row_number() over (partition by filter order by projects desc, code) <= 500  -- what a list can hold
order by filter, name in ('not_stated', 'outside'), if(filter = 'state', state_order(code), 0), name collate sv, code
