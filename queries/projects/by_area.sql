-- How many projects serve each line of areas, by state as of a day?
--
-- @selection  project_sums, lines
-- @source  state_order, project_at
-- @grain   line_id, state
-- @param   location      varchar    'all'
-- @param   area_mode     varchar    'whole'
-- @column  line_id       varchar    line of areas across the strategies
-- @column  name_sv       varchar    its name, Swedish
-- @column  name_en       varchar    its name, English
-- @column  state         varchar    planned, ongoing, ended or not_stated as of the day
-- @column  projects      double     projects; parts of projects where area_mode is split
-- @check   projects > 0
with counted as (
    select
        line_id, state,
        -- the main area holds the whole project
        sum(case $area_mode when 'split' then shares when 'main' then mains::double else projects::double end) as projects
    from selected_project_sums
    where project_at(location, $location)
    group by line_id, state
)

select l.line_id, l.name_sv, l.name_en, c.state, c.projects
from counted as c
inner join selected_lines as l on c.line_id = l.line_id
where c.projects > 0  -- main: none has its main area there
order by l.position, l.line_id, state_order(c.state)
