select
    'pastaende_' || i as claim_id,
    'Påhittat påstående ' || i as statement_sv,
    'Invented claim ' || i as statement_en,
    one_of(i, 'measure', ['granted', 'granted', 'cofinancing', 'turnover', 'frame', 'expected']) as measure,
    (1 + pick(i, 'amount', 400)) * 1000000 as amount,
    'SEK' as currency,
    one_of(i, 'comparison', ['over', 'at_least', 'about', 'exactly']) as comparison,
    2010 + pick(i, 'from', 10) as period_start,
    case when dice(i, 'open') < 0.7 then 2020 + pick(i, 'to', 4) end as period_end,
    case when dice(i, 'said') < 0.8 then 2015 + pick(i, 'said on', 9) || '-06' end as said_on,
    null as scope_note,
    'kalla_8' as source_id
from range(1, 46) as t (i)
