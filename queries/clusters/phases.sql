-- In which phase is each cluster, round by round, as of a day? An ordinal scale, never averaged.
--
-- A round is known from the publication of its source; one that nothing dates is listed on every day.
--
-- @source  cluster_phases, organisations, sources
-- @grain   org_id, round
-- @empty   no public value exists yet
-- @param   as_of         date     date '2020-12-31'
-- @column  org_id        varchar  cluster
-- @column  name          varchar  its name
-- @column  round         varchar  round of the cluster mapping, as its source names it
-- @column  phase         integer  phase, 1 to 5
-- @column  last_phase    integer  phase in its latest round
-- @column  is_latest     boolean  whether the round is its latest
-- @column  basis         varchar  stated by a source, or an editorial call; empty where not stated
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   phase between 1 and 5
with known as (
    select
        *,
        row_number() over (partition by org_id order by known_from desc nulls last, round desc) as age
    from cluster_phases
    where known_from is null or known_from <= $as_of  -- known by the day
)

select
    k.org_id, o.name, k.round, k.phase, max(k.phase) filter (where k.age = 1) over (partition by k.org_id) as last_phase,
    k.age = 1 as is_latest, k.basis, s.source_id, s.publisher, s.title as source_title, s.url
from known as k
inner join organisations as o on o.org_id = k.org_id
inner join sources as s on s.source_id = k.source_id
order by last_phase desc, o.name collate sv, k.org_id, is_latest desc, k.round desc
