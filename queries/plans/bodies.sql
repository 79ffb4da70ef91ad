-- How is a project organised: its groups, posts, time of its own and limits, as of a day?
--
-- Bodies and posts, never persons. An empty project_id asks for the first project that has activities.
--
-- @source  project_bodies, activities, projects, sources
-- @grain   body_id
-- @empty   a project need not tell of its organisation
-- @param   as_of         date     date '2020-12-31'
-- @param   project_id    varchar  ''
-- @column  body_id       varchar  body, post or limit
-- @column  kind          varchar  steering_group, reference_group, stakeholder, staff, own_time or delimitation
-- @column  name_sv       varchar  name, Swedish
-- @column  name_en       varchar  name, English
-- @column  org_id        varchar  organisation that it is, empty where none is named
-- @column  seats         integer  seats, empty where not stated
-- @column  percent       integer  share of full time, in per cent, empty where not stated
-- @column  hours         integer  hours in all, empty where not stated
-- @column  note_sv       varchar  what is unclear about it, Swedish; empty where nothing is
-- @column  note_en       varchar  what is unclear about it, English; empty where nothing is
-- @column  basis         varchar  stated by a source, or an editorial call
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   basis in ('stated', 'editorial')
select
    b.body_id, b.kind, b.name_sv, b.name_en, b.org_id, b.seats, b.percent, b.hours, b.note_sv, b.note_en, b.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from project_bodies as b
inner join projects as p on p.project_id = b.project_id
inner join sources as s on s.source_id = b.source_id
where
    p.known_from <= $as_of  -- known by the day
    and b.project_id = coalesce(nullif($project_id, ''), (select min(a.project_id) from activities as a))  -- the project asked for
order by
    list_position(['steering_group', 'reference_group', 'staff', 'own_time', 'stakeholder', 'delimitation'], b.kind), b.position
