-- What share of a project belongs to each area?
--
-- A project without an area belongs wholly to one of the two pseudo areas.
--
-- @source  stg_project_areas, projects, areas
-- @grain   project_id, area_id
-- @column  project_id   varchar  project
-- @column  area_id      varchar  area, or pseudo area
-- @column  line_id      varchar  line of the area
-- @column  strategy_id  varchar  strategy of the area; of the project where the area is a pseudo area
-- @column  share        double   part of the project; the parts of a project add up to exactly 1
-- @column  is_main      boolean  whether it is the main area: the largest share, the first in the file among equals
-- @column  basis        varchar  stated or editorial, null for a pseudo area
-- @check   share > 0 and share <= 1
with stated as (
    select pa.project_id, a.area_id, a.line_id, a.strategy_id, pa.file_row, pa.share, pa.basis
    from stg_project_areas as pa
    inner join areas as a on a.area_id = pa.area_id
),

stood_in as (
    select
        p.project_id,
        a.area_id,
        a.line_id,
        p.strategy_id,
        0 as file_row,
        1.0 as share,
        null::varchar as basis
    from projects as p
    inner join areas as a
        on a.area_id = case when p.scope = 'strategy' then 'whole_strategy' else 'outside_areas' end
    where not exists (select 1 from stg_project_areas as pa where pa.project_id = p.project_id)  -- those with areas are above
),

together as (
    select * from stated
    union all
    select * from stood_in
)

select
    project_id,
    area_id,
    line_id,
    strategy_id,
    share / sum(share) over by_project as share,  -- shares written as 0.333 still add up to the whole
    row_number() over (by_project order by share desc, file_row) = 1 as is_main,
    basis
from together
window by_project as (partition by project_id)
order by project_id, area_id
