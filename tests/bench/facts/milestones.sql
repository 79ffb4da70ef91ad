with levels as (
    select i, one_of(i, 'level', ['project', 'project', 'project', 'project', 'project', 'strategy', 'strategy', 'strategy', 'area']) as level
    from range(1, milestones() + 1) as t (i)
)

select
    'milstolpe_' || i as milestone_id,
    level,
    case when level = 'project' then 'projekt_' || (1 + pick(i, 'project', getvariable('projects'))) end as project_id,
    case when level = 'area' or dice(i, 'has areas') < 0.3 then area_of(i, 'area') end as area_ids,
    case when dice(i, 'activity') < 0.3 then 'Invented activity ' || pick(i, 'which', 30) end as activity,
    'Påhittad milstolpe ' || i || ' för ' || word(i, 'milestone') as title_sv,
    'Invented milestone ' || i || ' for ' || word(i, 'milestone') as title_en,
    case when dice(i, 'owned') < 0.8 then 'organisation_' || (1 + often(i, 'owner', organisations())) end as owner_org_id,
    source_of(i, 'milestone source') as source_id
from levels
order by i
