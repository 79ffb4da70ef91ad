-- Which values can each filter take as of a day, and how many projects would each leave, the other filters being as they are?
--
-- A project with several funders counts at each of them. Of organisations the five hundred in most projects.
--
-- @selection  filter_counts
-- @source  project_at, state_order
-- @grain   filter, code
-- @param   location   varchar  'all'
-- @column  filter    varchar    funder, funder_group, programme, municipality, organisation, state, year_from or year_to
-- @column  code      varchar    value of the filter
-- @column  name      varchar    what it is called
-- @column  projects  bigint     projects that it would leave
-- @check   projects > 0
with counted as (
    select
        filter, code, any_value(name) as name,
        if(
            filter in ('year_from', 'year_to'),  -- a period holds the years from its first one on, or until its last one
            sum(sum(projects)) over (partition by filter order by if(filter = 'year_from', -1, 1) * try_cast(code as integer)),
            sum(projects)
        )::bigint as projects
    from selected_filter_counts
    where project_at(location, $location)
    group by filter, code
)

select filter, code, name, projects
from counted
qualify filter <> 'organisation' or row_number() over (partition by filter order by projects desc, code) <= 500  -- what a list can hold
order by filter, name in ('not_stated', 'outside'), if(filter = 'state', state_order(code), 0), name collate sv, code
