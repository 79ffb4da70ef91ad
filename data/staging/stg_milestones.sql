-- What does each row of milestones.csv say, with types: something that is to have happened by a date?
--
-- @source  raw_milestones
-- @grain   milestone_id
-- @column  milestone_id  varchar    milestone
-- @column  level         varchar    strategy, area or project
-- @column  project_id    varchar    project
-- @column  area_ids      varchar[]  areas, empty list where none
-- @column  activity      varchar    activity that it belongs to
-- @column  title_sv      varchar    title in Swedish
-- @column  title_en      varchar    title in English
-- @column  owner_org_id  varchar    organisation that answers for it
-- @column  source_id     varchar    source that states the row
-- @column  file_row      bigint     row of the file, the header being row 1
select
    milestone_id,
    level,
    project_id,
    items(area_ids) as area_ids,
    activity,
    title_sv,
    title_en,
    owner_org_id,
    source_id,
    file_row
from raw_milestones
