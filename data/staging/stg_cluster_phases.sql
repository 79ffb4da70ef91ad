-- What does each row of cluster_phases.csv say, with types: the phase of a cluster in one round of cluster mapping?
--
-- @source  raw_cluster_phases
-- @grain   org_id, round
-- @empty   no public value exists yet
-- @column  org_id     varchar  organisation
-- @column  round      varchar  round
-- @column  phase      integer  phase, 1 to 5
-- @column  basis      varchar  stated by a source or an editorial call
-- @column  source_id  varchar  source that states the row
-- @column  file_row   bigint   row of the file, the header being row 1
select
    org_id,
    round,
    phase::integer as phase,
    basis,
    source_id,
    file_row
from raw_cluster_phases
