select
    'kalla_' || i as source_id,
    'Påhittad utgivare ' || (1 + i % 40) as publisher,
    'Påhittad källa ' || i || ' om ' || word(i, 'source') as title,
    case when dice(i, 'url') < 0.9 then 'https://example.org/pahittad/' || i end as url,
    case when dice(i, 'published') < 0.7 then told(date '2008-01-01' + pick(i, 'published on', 6000)::integer, dice(i, 'how')) end
        as published,
    if(i <= 4, 'register', one_of(i, 'source kind', ['page', 'news', 'report', 'press_release', 'decision', 'presentation'])) as kind
from range(1, sources() + 1) as t (i)
