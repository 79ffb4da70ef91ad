-- Which organisations take part in the projects of some areas as of a day, in which roles, and in how many projects?
--
-- @selection  projects
-- @source  project_partners
-- @grain   org_id
-- @param   year_key      integer    -1
-- @column  org_id        varchar    organisation
-- @column  name          varchar    its name
-- @column  kind          varchar    region, university, cluster, company, municipality, institute, agency, incubator or other
-- @column  municipality  varchar    its seat, empty where not stated
-- @column  roles         varchar[]  coordinator, partner, participant or cofinancier, each once
-- @column  projects      bigint     projects that it takes part in
-- @column  ongoing       bigint     of these, between start and end
-- @column  first_year    integer    year of the first of them, 0 where not stated
-- @column  value         double     how much it counts in a figure of how many: one
-- @check   projects > 0 and ongoing <= projects
with taking_part as (
    select
        w.org_id, w.name, w.kind, w.municipality,
        list(distinct w.role order by list_position(['coordinator', 'partner', 'participant', 'cofinancier'], w.role)) as roles,
        count(distinct p.project_id) as projects,
        count(distinct p.project_id) filter (where p.state = 'ongoing') as ongoing,
        coalesce(min(p.year), 0)::integer as first_year
    from selected_projects as p
    inner join project_partners as w on p.project_id = w.project_id
    where p.location <> 'outside'
    group by w.org_id, w.name, w.kind, w.municipality
)

select org_id, name, kind, municipality, roles, projects, ongoing, first_year, 1.0::double as value
from taking_part
where $year_key in (-1, first_year)  -- the year that was opened; 0 = not stated
order by projects desc, name collate sv, org_id
