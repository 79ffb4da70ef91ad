-- How many projects would each value of a filter leave where none is asked for, from cells that are ready?
--
-- The same rows as filter_counts.sql, for views of all areas that filter nothing.
--
-- @source  project_counts, organisations
-- @grain   filter, code, location
-- @param   as_of     date       date '2020-12-31'
-- @param   strategy  varchar    ''
-- @param   scope     varchar    'strategy'
-- @column  filter    varchar    funder, funder_group, programme, municipality, organisation, state, year_from or year_to
-- @column  code      varchar    value of the filter
-- @column  name      varchar    what it is called
-- @column  location  varchar    where the projects are
-- @column  projects  bigint     projects that it would leave; of years, those that began in that very year
-- @check   projects > 0
with counted as (
    select facet, key, state, year, location, sum(projects)::bigint as projects
    from project_counts($as_of)
    where
        line_id is null  -- each project once
        and $strategy in ('', coalesce(strategy_id, ''))
        and $scope in ('all', scope)  -- context is regional development that serves no area of the strategy
    group by all
    having sum(projects) > 0  -- none is left in the others
)

select c.facet as filter, c.key as code, coalesce(o.name, c.key) as name, c.location, c.projects
from counted as c
left join organisations as o on c.facet = 'organisation' and c.key = o.org_id
where c.facet <> 'state'
union all
select 'state', state, state, location, sum(projects)::bigint
from counted
where facet = 'state'
group by state, location
union all
select f.filter, c.year::varchar, c.year::varchar, c.location, sum(c.projects)::bigint
from counted as c
cross join (values ('year_from'), ('year_to')) as f (filter)
where c.facet = 'state' and c.year is not null  -- a project of no year is in no period
group by f.filter, c.year, c.location
