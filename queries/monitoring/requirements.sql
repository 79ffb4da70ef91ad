-- What does cohesion policy ask of a strategy, how is each part met here, and how do the milestones stand that were to meet it, as of a day?
--
-- @source  requirements, sources, milestones, milestone_states
-- @grain   requirement_id
-- @empty   no source need state a requirement
-- @param   as_of           date     date '2020-12-31'
-- @column  requirement_id  varchar  requirement
-- @column  position        integer  its place
-- @column  text_sv         varchar  what is asked, Swedish
-- @column  text_en         varchar  what is asked, English
-- @column  met_sv          varchar  how it is met here, Swedish
-- @column  met_en          varchar  how it is met here, English
-- @column  gap_sv          varchar  what is missing, Swedish; empty where nothing is
-- @column  gap_en          varchar  what is missing, English; empty where nothing is
-- @column  milestone_id    varchar  milestone that was to meet it, empty where none
-- @column  milestone_sv    varchar  its title, Swedish
-- @column  milestone_en    varchar  its title, English
-- @column  status          varchar  its status, empty where none is known
-- @column  basis           varchar  how it is met is stated by a source, or an editorial call
-- @column  source_id       varchar  source of what is asked
-- @column  publisher       varchar  who published it
-- @column  source_title    varchar  title of the source
-- @column  url             varchar  its address
-- @check   basis in ('stated', 'editorial')
select
    r.requirement_id, r.position, r.text_sv, r.text_en, r.met_sv, r.met_en, r.gap_sv, r.gap_en,
    m.milestone_id, m.title_sv as milestone_sv, m.title_en as milestone_en, t.status,
    r.basis, s.source_id, s.publisher, s.title as source_title, s.url
from requirements as r
inner join sources as s on s.source_id = r.source_id
left join milestones as m on m.milestone_id = r.milestone_ids[1]
left join milestone_states as t on t.milestone_id = m.milestone_id and $as_of between t.valid_from and t.valid_to
where r.known_from is null or r.known_from <= $as_of  -- known by the day
order by r.position
