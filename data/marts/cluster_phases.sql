-- In which phase is each cluster, round by round? An ordinal scale, never averaged.
--
-- @source  stg_cluster_phases, stg_sources
-- @grain   org_id, round
-- @empty   no public value exists yet
-- @column  org_id      varchar  organisation
-- @column  round       varchar  round
-- @column  phase       integer  phase, 1 to 5
-- @column  basis       varchar  stated by a source or an editorial call; empty where not stated
-- @column  source_id   varchar  source that states the row
-- @column  known_from  date     when the round became known, the publication of its source; null where nothing dates it
-- @check   phase between 1 and 5
select
    t.* exclude (file_row),
    s.published_to as known_from
from stg_cluster_phases as t
left join stg_sources as s on s.source_id = t.source_id
order by t.org_id, t.round
