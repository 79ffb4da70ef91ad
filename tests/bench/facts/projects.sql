select
    'projekt_' || p as project_id,
    case when dice(p, 'register') < 0.6
        then one_of(p, 'which', ['projektbanken_2007_2013', 'projektbanken_2014_2020', 'cordis_h2020', 'vinnova']) end as register,
    case when dice(p, 'register') < 0.6 then 'P' || p end as register_id,
    'Påhittat projekt ' || p || ' om ' || word(p, 'first') || ' och ' || word(p, 'second') as title_sv,
    'Invented project ' || p || ' on ' || word(p, 'first') || ' and ' || word(p, 'second') as title_en,
    case when dice(p, 'summary') < 0.4
        then 'A made-up summary of a project that never was, on ' || word(p, 'third') || ' and ' || word(p, 'fourth') || '.' end
        as summary_en,
    case when dice(p, 'dated') < 0.82 then told(start_day(p), dice(p, 'start how')) end as start,
    case when dice(p, 'dated') < 0.78 then told(end_day(p), dice(p, 'end how')) end as "end",
    case when is_coordinated(p) then 'organisation_' || coordinator(p) end as coordinator_org_id,
    case
        when dice(p, 'placed') < 0.25 then 'Påhittad kommun ' || (1 + often(p, 'place', 16))
        when dice(p, 'placed') < 0.3 then 'Påhittad ort ' || (1 + pick(p, 'place', 30))
    end as municipality,
    location_of(p) as location,
    if(serves_strategy(p), 'strategy', 'context') as scope,
    if(dice(p, 'basis') < 0.5, 'stated: an invented ground', 'editorial: an invented call') as scope_basis,
    source_of(p, 'source') || if(dice(p, 'two sources') < 0.2 and source_of(p, 'source') <> 'kalla_5', ';kalla_5', '') as source_ids
from range(1, getvariable('projects') + 1) as t (p)
