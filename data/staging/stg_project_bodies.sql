-- What does each row of project_bodies.csv say, with types: a body, a post or a limit in the organisation of a project, never a person?
--
-- @source  raw_project_bodies
-- @grain   body_id
-- @empty   a strategy need not have them
-- @column  body_id     varchar  id of the body
-- @column  project_id  varchar  project that it belongs to
-- @column  kind        varchar  steering_group, reference_group, stakeholder, delimitation, staff or own_time
-- @column  position    integer  place in its list
-- @column  name_sv     varchar  name, in Swedish
-- @column  name_en     varchar  name, in English
-- @column  org_id      varchar  organisation that it is, empty where none is named
-- @column  seats       integer  seats, empty where not stated
-- @column  percent     integer  share of full time, in per cent, empty where not stated
-- @column  hours       integer  hours in all, empty where not stated
-- @column  note_sv     varchar  what is unclear about it, in Swedish
-- @column  note_en     varchar  what is unclear about it, in English
-- @column  basis       varchar  stated by a source or an editorial call
-- @column  source_id   varchar  source that states the row
-- @column  file_row    bigint   row of the file, the header being row 1
select
    body_id,
    project_id,
    kind,
    position::integer as position,
    name_sv,
    name_en,
    org_id,
    seats::integer as seats,
    percent::integer as percent,
    hours::integer as hours,
    note_sv,
    note_en,
    basis,
    source_id,
    file_row
from raw_project_bodies
