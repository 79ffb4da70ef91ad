-- How many organisations do the projects of a view name, all together and in each line of areas?
--
-- Made from its projects, where ready_actors.sql cannot make the same from cells. What lies outside the county is not counted.
--
-- @selection  projects
-- @source  project_lines, project_partners
-- @grain   line_id?
-- @column  line_id       varchar  line of areas; null: all together
-- @column  bodies        bigint   organisations that its projects name
-- @column  coordinators  bigint   of these, how many coordinate one of them
-- @check   coordinators between 0 and bodies
select
    a.line_id,
    count(distinct n.org_id) as bodies,
    count(distinct n.org_id) filter (where n.role = 'coordinator') as coordinators
from selected_projects as p
inner join project_partners as n on p.project_id = n.project_id
inner join project_lines as a on p.project_id = a.project_id
where p.location <> 'outside'
group by grouping sets ((a.line_id), ())
