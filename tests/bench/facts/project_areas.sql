with parts as (
    select
        p,
        area_of(p, 'area') as first_area,
        case when dice(p, 'second area') < 0.08 then area_of(p, 'other area') end as second_area
    from range(1, getvariable('projects') + 1) as t (p)
    where dice(p, 'has area') < if(serves_strategy(p), 0.9, 0.2)
),

listed as (
    select p, first_area as area_id, if(second_area <> first_area, 0.6, 1) as share from parts
    union all
    select p, second_area as area_id, 0.4 as share from parts where second_area <> first_area
)

select 'projekt_' || p as project_id, area_id, share, if(dice(p, 'area basis') < 0.4, 'stated', 'editorial') as basis
from listed
order by p, share desc
