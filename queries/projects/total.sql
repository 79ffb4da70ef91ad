-- How many projects are there as of a day, in which states, and by how much do areas overlap?
--
-- @selection  projects
-- @source  project_lines, project_at, project_money
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
    select p.*, (
        select count(*) from project_lines as a
        where a.project_id = p.project_id and (len($areas) = 0 or list_contains($areas::varchar[], a.line_id))
    ) as lines, m.granted_sek
    from selected_projects as p
    left join project_money($as_of) as m on p.project_id = m.project_id
    where project_at(p.location, $location)
)

select
    count(*) as projects,
    coalesce(sum(lines), 0)::bigint as memberships,
    memberships - projects as overlap,
    count(*) filter (where state = 'planned') as planned,
    count(*) filter (where state = 'ongoing') as ongoing,
    count(*) filter (where state = 'ended') as ended,
    count(*) filter (where state = 'not_stated') as not_stated,
    count(granted_sek) as with_money,
    min(year) as first_year,
    max(year) as last_year
from shown
