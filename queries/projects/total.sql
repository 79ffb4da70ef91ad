-- How many projects are there as of a day, in which states, and by how much do areas overlap?
--
-- @selection  project_sums
-- @source  project_at
-- @grain   -
-- @param   location      varchar    'all'
-- @column  projects      bigint     projects, each counted once
-- @column  memberships   bigint     projects counted once in each of their lines of areas
-- @column  overlap       bigint     by how much memberships exceed projects
-- @column  planned       bigint     decided, not begun
-- @column  ongoing       bigint     between its start and its end
-- @column  ended         bigint     past its end
-- @column  not_stated    bigint     the sources do not tell whether it goes on
-- @column  with_money    bigint     with an amount granted wholly in the county by the day
-- @column  first_year    integer    first year in which one of them began
-- @column  last_year     integer    last year in which one of them began
-- @check   planned + ongoing + ended + not_stated = projects
-- @check   overlap >= 0 and with_money between 0 and projects
with shown as (
    select *, line_id is null as is_once
    from selected_project_sums
    where project_at(location, $location)
),

counted as (
    select
        coalesce(sum(projects) filter (where is_once), 0)::bigint as projects,
        coalesce(sum(projects) filter (where not is_once), 0)::bigint as memberships,
        coalesce(sum(projects) filter (where is_once and state = 'planned'), 0)::bigint as planned,
        coalesce(sum(projects) filter (where is_once and state = 'ongoing'), 0)::bigint as ongoing,
        coalesce(sum(projects) filter (where is_once and state = 'ended'), 0)::bigint as ended,
        coalesce(sum(projects) filter (where is_once and state = 'not_stated'), 0)::bigint as not_stated,
        coalesce(sum(with_money) filter (where is_once), 0)::bigint as with_money,
        min(year) as first_year,
        max(year) as last_year
    from shown
)

select
    projects, memberships, memberships - projects as overlap,
    planned, ongoing, ended, not_stated, with_money, first_year, last_year
from counted
