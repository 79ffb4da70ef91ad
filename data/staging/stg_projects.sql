-- What does each row of projects.csv say, with types: a project or agreement?
--
-- @source  raw_projects
-- @grain   project_id
-- @column  project_id          varchar    project
-- @column  register            varchar    register that holds the project
-- @column  register_id         varchar    id in that register
-- @column  title_sv            varchar    title in Swedish
-- @column  title_en            varchar    title in English
-- @column  summary_en          varchar    summary in English
-- @column  start_from          date       start of the project, first day
-- @column  start_to            date       start of the project, last day
-- @column  start_precision     varchar    start of the project: year, quarter, month or day
-- @column  end_from            date       end of the project, first day
-- @column  end_to              date       end of the project, last day
-- @column  end_precision       varchar    end of the project: year, quarter, month or day
-- @column  coordinator_org_id  varchar    coordinating organisation
-- @column  municipality        varchar    municipality, where stated
-- @column  location            varchar    where: whole, part, outside, unknown
-- @column  scope               varchar    strategy or context
-- @column  scope_basis         varchar    why it has that scope
-- @column  source_ids          varchar[]  sources that state the row
-- @column  file_row            bigint     row of the file, the header being row 1
select
    project_id,
    register,
    register_id,
    title_sv,
    title_en,
    summary_en,
    date_from(start) as start_from,
    date_to(start) as start_to,
    date_precision(start) as start_precision,
    date_from("end") as end_from,
    date_to("end") as end_to,
    date_precision("end") as end_precision,
    coordinator_org_id,
    municipality,
    location,
    scope,
    scope_basis,
    items(source_ids) as source_ids,
    file_row
from raw_projects
