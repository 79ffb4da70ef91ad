-- What can our own workbook be filled with: the projects of which area, the milestones of which organisation?
--
-- @source  areas, strategies, milestones
-- @grain   kind, code
-- @column  kind       varchar  area or owner
-- @column  code       varchar  area or organisation
-- @column  name_sv    varchar  its name in Swedish
-- @column  name_en    varchar  its name in English
-- @column  from_year  bigint   first year of the strategy of an area, empty for an organisation
-- @column  position   integer  place of an area in its strategy, empty for an organisation
-- @check   kind in ('area', 'owner')
with of_areas as (
    select 'area' as kind, a.area_id as code, a.name_sv, a.name_en, year(s.valid_from) as from_year, a.position
    from areas as a
    inner join strategies as s on a.strategy_id = s.strategy_id  -- what has no area fills no workbook
),

of_owners as (
    select distinct
        'owner' as kind, owner_org_id as code, owner as name_sv, owner as name_en,
        null::bigint as from_year, null::integer as position
    from milestones
    where owner_org_id is not null  -- milestones that nobody answers for are nobody's to fill in
)

select kind, code, name_sv, name_en, from_year, position
from of_areas
union all
select kind, code, name_sv, name_en, from_year, position
from of_owners
order by kind, from_year desc, position, name_sv collate sv
