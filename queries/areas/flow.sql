-- How do the money and projects of the strategy before the latest go over into the areas of the latest, as of a day?
--
-- One row a way from an area to an area, with or without anything on it. Money is granted wholly in the county and split by the shares
-- of each project; a project counts whole in each of its areas. Both sides add up to the same, as each way has one beginning and one end.
--
-- @selection  sums, projects
-- @without  strategy, areas, area_mode, time_mode
-- @source  area_flows, area_ways, project_areas
-- @grain   from_key, to_key
-- @param   areas             varchar[]  []
-- @column  from_key          varchar    area of the earlier strategy; new where there is none
-- @column  from_line_id      varchar    its line, empty where new
-- @column  from_sv           varchar    its name, Swedish
-- @column  from_en           varchar    its name, English
-- @column  to_key            varchar    area of the later strategy; ended where there is none
-- @column  to_line_id        varchar    its line, empty where ended
-- @column  to_sv             varchar    its name, Swedish
-- @column  to_en             varchar    its name, English
-- @column  is_area           boolean    false for what belongs to no area and stands for itself
-- @column  share             double     part of the earlier area that lives on in the later one or ends; empty where new
-- @column  basis             varchar    who says so: stated or editorial; empty where it ends or is new
-- @column  note              varchar    why
-- @column  note_sv           varchar    the same in Swedish
-- @column  granted_sek       double     SEK granted under the earlier strategy by the day
-- @column  projects          double     projects of the earlier strategy begun by the day
-- @column  from_strategy_id  varchar    the earlier strategy
-- @column  to_strategy_id    varchar    the later one
-- @column  from_strategy_sv  varchar    name of the earlier strategy, Swedish
-- @column  from_strategy_en  varchar    name of the earlier strategy, English
-- @column  to_strategy_sv    varchar    name of the later one, Swedish
-- @column  to_strategy_en    varchar    name of the later one, English
-- @column  changed_on        date       first day of the later one
-- @check   granted_sek >= 0 and projects >= 0
with money as (
    select area_id, strategy_id, sum(amount_sek) as granted_sek
    from selected_sums
    where
        measure = 'granted' and location = 'whole'
        and not is_undated  -- no date places it before the day
    group by area_id, strategy_id
),

given as (
    select f.from_key, f.to_key, sum(m.granted_sek * f.share) as granted_sek
    from money as m
    inner join area_flows as f on m.area_id = f.area_id and m.strategy_id = f.from_strategy_id
    where f.is_latest  -- the ways into the latest strategy
    group by f.from_key, f.to_key
),

placed as (
    select p.project_id, f.from_key, f.to_key, max(f.share) as part  -- two areas that go the same way are one
    from selected_projects as p
    inner join project_areas as a on p.project_id = a.project_id
    inner join area_flows as f on a.area_id = f.area_id and p.strategy_id = f.from_strategy_id
    where f.is_latest and p.location <> 'outside'
    group by p.project_id, f.from_key, f.to_key
),

projects_on as (
    select from_key, to_key, sum(part) as projects
    from placed
    group by from_key, to_key
)

select
    w.from_key, w.from_line_id, w.from_sv, w.from_en, w.to_key, w.to_line_id, w.to_sv, w.to_en,
    w.from_key <> w.to_key as is_area,
    w.share, w.basis, w.note, w.note_sv,
    coalesce(m.granted_sek, 0) as granted_sek,
    coalesce(p.projects, 0) as projects,
    w.from_strategy_id, w.to_strategy_id,
    w.from_strategy_sv, w.from_strategy_en, w.to_strategy_sv, w.to_strategy_en,
    w.changed_on
from area_ways as w
left join given as m on w.from_key = m.from_key and w.to_key = m.to_key
left join projects_on as p on w.from_key = p.from_key and w.to_key = p.to_key
where
    w.is_latest  -- as above
    -- ways from or to the lines asked for
    and (len($areas) = 0 or list_contains($areas, w.from_line_id) or list_contains($areas, w.to_line_id))
    and (w.from_key <> w.to_key or m.granted_sek > 0 or p.projects > 0)  -- what belongs to no area only where there is something
-- the areas in the order of the earlier strategy, then the new ones, then what belongs to no area
order by is_area desc, w.from_position nulls last, w.to_position nulls last, w.from_key, w.to_key
