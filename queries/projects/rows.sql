-- Which projects make up a figure, and how much does each count in it?
--
-- by = area counts as projects/by_area does, each project once otherwise. The sum of value is the figure. page_rows is how many rows a
-- page has; with 0 all stand on one.
--
-- @selection  projects
-- @source  projects, project_lines, project_of_body, sources, project_at
-- @grain   project_id
-- @param   location        varchar    'all'
-- @param   by              varchar    'state'
-- @param   area_mode       varchar    'whole'
-- @param   year_key        integer    -1
-- @param   line_id         varchar    ''
-- @param   org_id          varchar    ''
-- @param   with_org_id     varchar    ''
-- @param   role            varchar    ''
-- @param   page            integer    1
-- @param   page_rows       integer    0
-- @column  project_id      varchar    project
-- @column  title_sv        varchar    title in Swedish
-- @column  title_en        varchar    title in English
-- @column  state           varchar    planned, ongoing, ended or not_stated as of the day
-- @column  coordinator     varchar    name of the coordinating organisation
-- @column  first_date      date       first day by which it has certainly begun
-- @column  value           double     how much it counts in the figure
-- @column  basis           varchar    stated by a source or editorial: the area where counted by area, else the scope
-- @column  scope_basis     varchar    why it has its scope
-- @column  scope_basis_sv  varchar    the same in Swedish
-- @column  source_id       varchar    first source of the project
-- @column  publisher       varchar    who published it
-- @column  source_title    varchar    title of the source
-- @column  url             varchar    its address
-- @column  matches         bigint     how many projects make the figure, on all pages
-- @column  total_value     double     what they count together, on all pages
-- @check   value > 0
with of_lines as (
    select project_id, sum(if($area_mode = 'split', share, 1.0)) as value, max(basis) as basis
    from project_lines
    where
        ($by = 'area' or $line_id <> '')  -- nothing to read where no area is asked for
        and ($by <> 'area' or $area_mode <> 'main' or is_main)  -- the main area holds the whole project
        and (len($areas) = 0 or list_contains($areas::varchar[], line_id))  -- only the lines asked for
        and $line_id in ('', line_id)  -- the line that was opened
    group by project_id
),

counted as (
    select
        c.project_id, c.state, c.title_place,
        if($by = 'area', a.value, 1.0) as value,
        if($by = 'area', a.basis, null) as area_basis
    from selected_projects as c
    left join of_lines as a on c.project_id = a.project_id
    where
        project_at(c.location, $location)
        and (($by <> 'area' and $line_id = '') or a.project_id is not null)  -- as above
        and ($year_key = -1 or coalesce(c.year, 0) = $year_key)  -- the year that was opened; 0 = not stated
        -- the organisation that was opened, in its role, and the one that it works with there
        and project_of_body(c.project_id, $org_id, $role)
        and project_of_body(c.project_id, $with_org_id, '')
),

page as (
    select * from counted
    order by title_place, project_id
    limit if($page_rows = 0, null, $page_rows) offset ($page - 1)::bigint * $page_rows
),

in_all as (
    select count(*) as matches, sum(value) as total_value from counted
)

select
    p.project_id,
    p.title_sv,
    p.title_en,
    c.state,
    p.coordinator,
    p.first_date,
    c.value,
    coalesce(c.area_basis, p.scope_basis_kind) as basis,
    p.scope_basis,
    p.scope_basis_sv,
    s.source_id,
    s.publisher,
    s.title as source_title,
    s.url,
    t.matches,
    t.total_value
from page as c
inner join projects as p on c.project_id = p.project_id
left join sources as s on p.source_ids[1] = s.source_id
cross join in_all as t
order by c.title_place, p.project_id
