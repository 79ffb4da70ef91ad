-- How many projects are there as of a day, in which states, and by how much do areas overlap?
--
-- @source  projects_as_of, project_parts
-- @grain   -
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @param   location      varchar    'all'
-- @filters
-- @column  projects      bigint     projects, each counted once
-- @column  memberships   bigint     projects counted once in each of their lines of areas
-- @column  overlap       bigint     by how much memberships exceed projects
-- @column  planned       bigint     decided, not begun
-- @column  ongoing       bigint     between its start and its end
-- @column  ended         bigint     past its end
-- @column  not_stated    bigint     the sources do not tell whether it goes on
-- @column  first_year    integer    first year in which one of them began
-- @column  last_year     integer    last year in which one of them began
-- @check   planned + ongoing + ended + not_stated = projects
-- @check   overlap >= 0
with shown as (
    select p.*, (select count(*) from project_parts('whole', $areas) as a where a.project_id = p.project_id) as lines
    from projects_as_of($as_of, $strategy, $areas, $scope, $location, $filters) as p
)

select
    count(*) as projects,
    coalesce(sum(lines), 0)::bigint as memberships,
    memberships - projects as overlap,
    count(*) filter (where state = 'planned') as planned,
    count(*) filter (where state = 'ongoing') as ongoing,
    count(*) filter (where state = 'ended') as ended,
    count(*) filter (where state = 'not_stated') as not_stated,
    min(year) as first_year,
    max(year) as last_year
from shown
