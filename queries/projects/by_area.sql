-- How many projects serve each line of areas, by state as of a day?
--
-- @selection  projects, lines
-- @source  project_lines, state_order, project_at
-- @grain   line_id, state
-- @param   areas         varchar[]  []
-- @param   location      varchar    'all'
-- @param   area_mode     varchar    'whole'
-- @column  line_id       varchar    line of areas across the strategies
-- @column  name_sv       varchar    its name, Swedish
-- @column  name_en       varchar    its name, English
-- @column  state         varchar    planned, ongoing, ended or not_stated as of the day
-- @column  projects      double     projects; parts of projects where area_mode is split
-- @check   projects > 0
with counted as (
    select a.line_id, p.state, sum(if($area_mode = 'split', a.share, 1.0)) as projects
    from selected_projects as p
    inner join project_lines as a on p.project_id = a.project_id
    where
        project_at(p.location, $location)
        and ($area_mode <> 'main' or a.is_main)  -- the main area holds the whole project
        and (len($areas) = 0 or list_contains($areas::varchar[], a.line_id))  -- only the lines asked for
    group by a.line_id, p.state
)

select l.line_id, l.name_sv, l.name_en, c.state, c.projects
from counted as c
inner join selected_lines as l on c.line_id = l.line_id
order by l.position, l.line_id, state_order(c.state)
