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
    select project_id, state, year
    from selected_projects
    where project_at(location, $location)
),

placed as (
    select count(*) as memberships
    from project_lines as a
    inner join shown as s on a.project_id = s.project_id
    where len($areas) = 0 or list_contains($areas::varchar[], a.line_id)  -- only the lines asked for
),

granted as (
    select count(m.granted_sek) as with_money
    from project_money($as_of) as m
    inner join shown as s on m.project_id = s.project_id
),

counted as (
    select
        count(*) as projects,
        count(*) filter (where state = 'planned') as planned,
        count(*) filter (where state = 'ongoing') as ongoing,
        count(*) filter (where state = 'ended') as ended,
        count(*) filter (where state = 'not_stated') as not_stated,
        min(year) as first_year,
        max(year) as last_year
    from shown
)

select
    c.projects, p.memberships, p.memberships - c.projects as overlap,
    c.planned, c.ongoing, c.ended, c.not_stated, g.with_money, c.first_year, c.last_year
from counted as c
cross join placed as p
cross join granted as g
