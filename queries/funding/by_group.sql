-- How much money is there by area, funder, kind of funder, programme or location, as of a day?
--
-- @selection  counted, lines
-- @source  funding_at, funding_key
-- @grain   group_key
-- @param   location     varchar    'whole'
-- @param   by           varchar    'area'
-- @column  group_key    varchar    line of areas, funder and so on; not_stated where no source tells
-- @column  name_sv      varchar    name of the group in Swedish, empty where not stated
-- @column  name_en      varchar    name of the group in English, empty where not stated
-- @column  line_id      varchar    line of areas, empty where not by area
-- @column  value        double     SEK or the currency asked for
-- @column  rows         bigint     amounts
-- @column  projects     bigint     projects that they belong to
-- @column  share_pct    double     part of the sum of all groups, percent
-- @check   value > 0 and rows > 0 and share_pct <= 100.0001
with summed as (
    select
        funding_key($by, line_id, funder, funder_group, programme, location) as group_key,
        sum(whole_value * if($by = 'area', area_share, once_share)) as value,
        count(distinct funding_id) as rows,
        count(distinct project_id) as projects
    from selected_counted
    where
        funding_at(location, $location)
        and not is_undated  -- no date places it before the day
        and whole_value * if($by = 'area', area_share, once_share) > 0  -- a rate and an index; once, in one of an amount's rows
    group by group_key
)

select
    v.group_key,
    coalesce(l.name_sv, nullif(v.group_key, 'not_stated')) as name_sv,
    coalesce(l.name_en, nullif(v.group_key, 'not_stated')) as name_en,
    l.line_id,
    v.value,
    v.rows,
    v.projects,
    100.0 * v.value / nullif(sum(v.value) over (), 0) as share_pct
from summed as v
left join selected_lines as l on $by = 'area' and v.group_key = l.line_id
-- the largest first, what belongs to no group last
order by coalesce(len(l.strategy_ids) = 0, v.group_key = 'not_stated'), v.value desc, v.group_key
