-- Which projects are new, have started or have ended between two days?
--
-- A project may be new and have ended in the same time; it then stands once for each.
--
-- @selection  projects
-- @without  filters
-- @source  projects, project_states, sources, project_at
-- @grain   project_id, change
-- @param   since            date       date '2019-12-31'
-- @param   location         varchar    'all'
-- @column  project_id       varchar    project
-- @column  title_sv         varchar    title in Swedish
-- @column  title_en         varchar    title in English
-- @column  change           varchar    new, started or ended
-- @column  state            varchar    state on the later day
-- @column  coordinator      varchar    coordinating organisation, empty where not stated
-- @column  start_from       date       start, first day that it can mean
-- @column  start_precision  varchar    start: year, quarter, month or day
-- @column  end_from         date       end, first day that it can mean
-- @column  end_precision    varchar    end: year, quarter, month or day
-- @column  source_id        varchar    first source of the project
-- @column  publisher        varchar    who published it
-- @column  source_title     varchar    title of the source
-- @column  url              varchar    its address
-- @check   change in ('new', 'started', 'ended')
with seen as (
    select p.*, n.state, b.state as state_before
    from selected_projects as n
    inner join projects as p on n.project_id = p.project_id
    left join project_states as b on n.project_id = b.project_id and $since between b.valid_from and b.valid_to
    where project_at(n.location, $location)
),

changed as (
    select *, 'new' as change from seen
    where state_before is null  -- nothing dated it before
    union all
    select *, 'started' as change from seen
    where state_before = 'planned' and state in ('ongoing', 'ended')  -- decided before, begun since
    union all
    select *, 'ended' as change from seen
    where state = 'ended' and coalesce(state_before, '') <> 'ended'  -- past its end since
)

select
    c.project_id, c.title_sv, c.title_en, c.change, c.state, c.coordinator,
    c.start_from, c.start_precision, c.end_from, c.end_precision,
    s.source_id, s.publisher, s.title as source_title, s.url
from changed as c
left join sources as s on c.source_ids[1] = s.source_id
order by list_position(['new', 'started', 'ended'], c.change), c.title_place, c.project_id
