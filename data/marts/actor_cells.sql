-- From when on do how many organisations take part in projects, by year, month and day and by line of areas?
--
-- An organisation in several projects counts once, from the first of them on: so there is a row for each choice that a page has, as in
-- funded_project_cells, and rows of different choices are never added up. Projects outside the county are not counted.
--
-- @source  projects, project_partners, project_lines, adds_from, adds_to
-- @grain   line_id?, role, of_strategy?, of_scope?, adds_to, adds_from
-- @column  line_id      varchar  line of areas; null: any, each organisation once
-- @column  role         varchar  any, or coordinator: those that coordinate a project
-- @column  of_strategy  varchar  strategy of the projects; null: any, each organisation once
-- @column  of_scope     varchar  scope of the projects; null: any, each organisation once
-- @column  adds_from    date     first day whose sum it belongs to: the day itself, the day after its month, or the day after its year
-- @column  adds_to      date     last such day: the last of its month, the last of its year, or 9999-12-31
-- @column  bodies       bigint   organisations whose first project is known from then on
-- @check   adds_from <= adds_to and bodies > 0
-- @check   role in ('any', 'coordinator')
with named as (
    select n.org_id, n.role = 'coordinator' as coordinates, a.line_id, p.strategy_id, p.scope, min(p.known_from) as day
    from projects as p
    inner join project_partners as n on p.project_id = n.project_id
    inner join project_lines as a on p.project_id = a.project_id
    where p.known_from is not null and p.location <> 'outside'  -- nothing tells from when it could be counted; not the county's
    group by all
),

firsts as (
    select
        n.org_id,
        if(l.any_line, null, n.line_id) as line_id,
        r.role,
        if(s.any_strategy, null, n.strategy_id) as of_strategy,
        if(c.any_scope, null, n.scope) as of_scope,
        min(n.day) as day
    from named as n
    inner join (values ('any'), ('coordinator')) as r (role) on r.role = 'any' or n.coordinates
    inner join (values (true), (false)) as s (any_strategy) on s.any_strategy or n.strategy_id is not null
    cross join (values (true), (false)) as l (any_line)
    cross join (values (true), (false)) as c (any_scope)
    group by all
)

select
    f.line_id, f.role, f.of_strategy, f.of_scope, adds_from(s.step, f.day) as adds_from, adds_to(s.step, f.day) as adds_to,
    count(*) as bodies
from firsts as f
cross join (values ('year'), ('month'), ('day')) as s (step)
where s.step <> 'month' or month(f.day) < 12  -- December is over when its year is
group by all
order by line_id, role, of_strategy, of_scope, adds_to, adds_from
