-- How is a project organised: its groups, posts, time of its own and limits?
--
-- @source  stg_project_bodies
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
-- @check   basis in ('stated', 'editorial')
select * exclude (file_row)
from stg_project_bodies
order by project_id, kind, position
