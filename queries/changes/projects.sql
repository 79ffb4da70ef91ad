-- Which projects are new, have started or have ended between two days?
--
-- A project may be new and have ended in the same time; it then stands once for each. What is in the same state as on the earlier day
-- has not changed, so only states that began after it are read.
--
-- @source  projects, project_states, project_areas, sources, project_at
-- @grain   project_id, change
-- @param   as_of            date       date '2020-12-31'
-- @param   since            date       date '2019-12-31'
-- @param   strategy         varchar    ''
-- @param   areas            varchar[]  []
-- @param   scope            varchar    'strategy'
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
with changed as (
    select
        p.*, n.state,
        unnest([
            case when n.known_from > $since then 'new' end,  -- nothing dated it before
            case when n.known_from <= $since and n.start_to > $since and n.state in ('ongoing', 'ended') then 'started' end,
            case when n.state = 'ended' then 'ended' end
        ]) as change
    from project_states as n
    inner join projects as p on n.project_id = p.project_id
    where
        $as_of between n.valid_from and n.valid_to and n.valid_from > $since  -- in another state than on the earlier day
        and project_at(n.location, $location)
        and $strategy in ('', coalesce(n.strategy_id, ''))
        and $scope in ('all', n.scope)  -- context is regional development that serves no area of the strategy
        and (len($areas) = 0 or n.project_id in (
            select a.project_id from project_areas as a
            where len($areas) > 0 and list_contains($areas::varchar[], a.line_id)  -- nothing to read where none is asked for
        ))
)

select
    c.project_id, c.title_sv, c.title_en, c.change, c.state, c.coordinator,
    c.start_from, c.start_precision, c.end_from, c.end_precision,
    s.source_id, s.publisher, s.title as source_title, s.url
from changed as c
left join sources as s on c.source_ids[1] = s.source_id
where c.change is not null  -- one of the three
order by list_position(['new', 'started', 'ended'], c.change), c.title_place, c.project_id
