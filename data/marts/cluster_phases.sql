-- In which phase is each cluster, round by round? An ordinal scale, never averaged.
--
-- @source  stg_cluster_phases
-- @grain   org_id, round
-- @empty   no public value exists yet
-- @column  org_id     varchar  organisation
-- @column  round      varchar  round
-- @column  phase      integer  phase, 1 to 5
-- @column  basis      varchar  stated by a source or an editorial call
-- @column  source_id  varchar  source that states the row
-- @check   phase between 1 and 5
select * exclude (file_row)
from stg_cluster_phases
order by org_id, round
