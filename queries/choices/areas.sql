-- Which lines of areas can be chosen, and how many projects has each as of a day?
--
-- @source  area_lines, projects_as_of, project_parts
-- @grain   line_id
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   scope         varchar    'strategy'
-- @filters
-- @column  line_id       varchar    line of areas
-- @column  name_sv       varchar    name of its latest area, Swedish
-- @column  name_en       varchar    name of its latest area, English
-- @column  position      bigint     fixed place; what has no area comes last
-- @column  strategy_ids  varchar[]  strategies that it runs through
-- @column  projects      bigint     projects in it by the day, each counted in each of its lines
-- @check   projects >= 0
select
    l.line_id,
    l.name_sv,
    l.name_en,
    l.position,
    l.strategy_ids,
    count(p.project_id) as projects
from area_lines as l
left join project_parts('whole', []::varchar[]) as a on l.line_id = a.line_id
left join projects_as_of($as_of, $strategy, []::varchar[], $scope, 'all', $filters) as p on a.project_id = p.project_id
-- the lines of the strategy asked for, and what has no area
where $strategy = '' or len(l.strategy_ids) = 0 or list_contains(l.strategy_ids, $strategy)
group by all
order by l.position
