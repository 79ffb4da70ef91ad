-- Which lines of areas can be chosen, and how many projects has each as of a day?
--
-- @selection  project_sums, lines
-- @without  areas
-- @grain   line_id
-- @column  line_id       varchar    line of areas
-- @column  name_sv       varchar    its name on the day, Swedish
-- @column  name_en       varchar    its name on the day, English
-- @column  position      bigint     fixed place; what has no area comes last
-- @column  strategy_ids  varchar[]  strategies that it runs through
-- @column  projects      bigint     projects in it by the day, each counted in each of its lines
-- @check   projects >= 0
with counted as (
    select line_id, sum(projects)::bigint as projects
    from selected_project_sums
    where location <> 'outside'
    group by line_id
)

select
    l.line_id,
    l.name_sv,
    l.name_en,
    l.position,
    l.strategy_ids,
    coalesce(c.projects, 0) as projects
from selected_lines as l
left join counted as c on l.line_id = c.line_id
-- the lines of the strategy asked for, and what has no area
where $strategy = '' or len(l.strategy_ids) = 0 or list_contains(l.strategy_ids, $strategy)
order by l.position
