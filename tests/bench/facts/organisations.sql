select
    'organisation_' || i as org_id,
    -- money is told by the exact name of a funder, and most funders are known organisations
    if(i <= 60, 'Påhittad finansiär ' || i, 'Påhittad organisation ' || i || ' för ' || word(i, 'organisation')) as name,
    case when dice(i, 'alias') < 0.3 then 'PO' || i || ';' || word(i, 'organisation') || ' i samverkan' end as aliases,
    organisation_kind(i) as kind,
    case when dice(i, 'seat') < 0.7 then 'Påhittad kommun ' || (1 + pick(i, 'municipality', 16)) end as municipality
from range(1, organisations() + 1) as t (i)
