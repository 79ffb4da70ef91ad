-- Which projects go over from an area of the strategy before the latest to one of the latest, and how much does each count?
--
-- group_key is the area they come from, key the one they go to, as in areas/flow; empty means any. The sum of value is the figure.
-- page_rows is how many rows a page has; with 0 all stand on one.
--
-- @selection  projects
-- @without  strategy, areas
-- @source  area_flows, projects, project_areas, sources
-- @grain   project_id, from_key, to_key
-- @param   areas           varchar[]  []
-- @param   group_key       varchar    ''
-- @param   key             varchar    ''
-- @param   page            integer    1
-- @param   page_rows       integer    0
-- @column  project_id      varchar    project
-- @column  title_sv        varchar    title in Swedish
-- @column  title_en        varchar    title in English
-- @column  state           varchar    planned, ongoing, ended or not_stated as of the day
-- @column  coordinator     varchar    name of the coordinating organisation
-- @column  from_key        varchar    area of the earlier strategy, or new
-- @column  to_key          varchar    area of the later strategy, or ended
-- @column  value           double     how much it counts in the figure
-- @column  scope_basis     varchar    why it has its scope
-- @column  scope_basis_sv  varchar    the same in Swedish
-- @column  source_id       varchar    first source of the project
-- @column  publisher       varchar    who published it
-- @column  source_title    varchar    title of the source
-- @column  url             varchar    its address
-- @column  matches         bigint     how many rows make the figure, on all pages
-- @column  total_value     double     what they count together, on all pages
-- @check   value > 0 and value <= 1
with counted as (
    select c.project_id, c.state, c.title_place, w.from_key, w.to_key, max(w.share) as value  -- two areas that go the same way are one
    from selected_projects as c
    inner join project_areas as m on c.project_id = m.project_id
    inner join area_flows as w on m.area_id = w.area_id and c.strategy_id = w.from_strategy_id
    where
        w.is_latest  -- the ways into the latest strategy
        and c.location <> 'outside'
        and $group_key in ('', w.from_key)  -- the area they come from
        and $key in ('', w.to_key)  -- the area they go to
        -- ways from or to the lines asked for
        and (len($areas) = 0 or list_contains($areas, w.from_line_id) or list_contains($areas, w.to_line_id))
    group by c.project_id, c.state, c.title_place, w.from_key, w.to_key
),

page as (
    select *, count(*) over () as matches, sum(value) over () as total_value
    from counted
    order by title_place, project_id, from_key, to_key
    limit if($page_rows = 0, null, $page_rows) offset ($page - 1)::bigint * $page_rows
)

select
    p.project_id,
    p.title_sv,
    p.title_en,
    c.state,
    p.coordinator,
    c.from_key,
    c.to_key,
    c.value,
    p.scope_basis,
    p.scope_basis_sv,
    s.source_id,
    s.publisher,
    s.title as source_title,
    s.url,
    c.matches,
    c.total_value
from page as c
inner join projects as p on c.project_id = p.project_id
left join sources as s on p.source_ids[1] = s.source_id
order by c.title_place, p.project_id, c.from_key, c.to_key
