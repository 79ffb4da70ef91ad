-- Which funders and which coordinators stand for how much of what was granted as of a day, the largest first?
--
-- Granted wholly in the county and dated; each of the two adds up to the whole. place is the order among those that are named.
--
-- @selection  counted
-- @without  area_mode, time_mode, measure, price_year, currency
-- @source  funders, organisations
-- @grain   by, key
-- @column  by         varchar    funder or coordinator
-- @column  key        varchar    name of the funder, id of the coordinator; not_stated where no source tells
-- @column  name       varchar    its name, empty where not stated
-- @column  org_id     varchar    organisation, empty where the funder is none of them
-- @column  place      bigint     1 for the largest; empty where not stated
-- @column  value      double     SEK granted
-- @column  rows       bigint     amounts
-- @column  projects   bigint     projects that they belong to
-- @column  share_pct  double     part of all that was granted, percent
-- @check   value > 0 and share_pct <= 100.0001
with counted as (
    select
        coalesce(funder, 'not_stated') as funder, coalesce(coordinator_org_id, 'not_stated') as coordinator, project_id,
        whole_value * once_share as value
    from selected_counted
    where
        location = 'whole'
        and not is_undated  -- no date places it before the day
        and whole_value is not null and once_share > 0  -- no rate, no value; each amount once
),

summed as (
    select
        if(grouping(funder) = 0, 'funder', 'coordinator') as by,
        if(grouping(funder) = 0, funder, coordinator) as key,
        sum(value) as value, count(*) as rows, count(distinct project_id) as projects
    from counted
    group by grouping sets ((funder), (coordinator))
)

select
    s.by,
    s.key,
    if(s.by = 'funder', nullif(s.key, 'not_stated'), o.name) as name,
    o.org_id,
    case
        when s.key <> 'not_stated'
            then row_number() over (partition by s.by order by s.key = 'not_stated', s.value desc, s.key)
    end as place,
    s.value,
    s.rows,
    s.projects,
    100.0 * s.value / sum(s.value) over (partition by s.by) as share_pct
from summed as s
left join funders as f on s.by = 'funder' and s.key = f.funder
left join organisations as o on if(s.by = 'funder', f.org_id, s.key) = o.org_id
order by s.by desc, place nulls last
