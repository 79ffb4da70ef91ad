-- How many projects serve each line of areas, by state as of a day?
--
-- @source  projects_as_of, project_parts, area_lines
-- @grain   line_id, state
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @param   location      varchar    'all'
-- @param   area_mode     varchar    'whole'
-- @filters
-- @column  line_id       varchar    line of areas across the strategies
-- @column  name_sv       varchar    its name, Swedish
-- @column  name_en       varchar    its name, English
-- @column  state         varchar    planned, ongoing, ended or not_stated as of the day
-- @column  projects      double     projects; parts of projects where area_mode is split
-- @check   projects > 0
select
    l.line_id,
    l.name_sv,
    l.name_en,
    p.state,
    sum(a.part) as projects
from projects_as_of($as_of, $strategy, $areas, $scope, $location, $filters) as p
inner join project_parts($area_mode, $areas) as a on p.project_id = a.project_id
inner join area_lines as l on a.line_id = l.line_id
group by l.line_id, l.name_sv, l.name_en, l.position, p.state
order by l.position, l.line_id, state_order(p.state)
