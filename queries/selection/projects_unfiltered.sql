-- Which projects is a view about, whatever its filters ask, and in what state is each of them as of its day?
--
-- Those at every place: a question says which places it is of. Empty text, an empty list and 'all' ask nothing.
--
-- @source  project_states, project_areas
-- @grain   project_id
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @column  project_id    varchar    project
-- @column  state         varchar    planned, ongoing, ended or not_stated
-- @column  year          integer    year by which it had certainly begun, been granted or been paid for; null when undated
-- @column  location      varchar    whole, part, outside or unknown
-- @column  municipality  varchar    municipality of the county that it has its seat in, outside, or not_stated
-- @column  strategy_id   varchar    strategy of its areas, else the one in force when it began
-- @column  source_id     varchar    its first source, which carries it
-- @column  bodies        bigint     organisations that it names
-- @column  start_from    date       start, first day that it can mean; null where not stated
-- @column  title_place         bigint  its place among all projects by Swedish title
-- @column  title_en_place      bigint  the same by English title; null where it has none
-- @column  municipality_place  bigint  the same by the municipality of its seat; null where not stated
select
    project_id,
    state,
    if(first_date <= $as_of, year, null) as year,  -- a project may be known before it has begun
    location,
    municipality_key as municipality,
    strategy_id,
    source_id, bodies,
    start_from, title_place, title_en_place, municipality_place
from project_states
where
    $as_of between valid_from and valid_to  -- a project that is not known by the day has no state and is not shown
    and $strategy in ('', coalesce(strategy_id, ''))
    and $scope in ('all', scope)  -- context is regional development that serves no area of the strategy
    -- one of its areas belongs to a line asked for
    and (len($areas) = 0 or project_id in (
        select a.project_id from project_areas as a
        where len($areas) > 0 and list_contains($areas::varchar[], a.line_id)  -- nothing to read where none is asked for
    ))
