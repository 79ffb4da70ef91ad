select 'Invented activity ' || i as text_en, 'Påhittad aktivitet ' || i as text_sv from range(30) as t (i)
union all
from (values
    ('stated: an invented ground', 'enligt källan: en påhittad grund'),
    ('editorial: an invented call', 'vår bedömning: en påhittad bedömning'),
    ('an invented reason', 'ett påhittat skäl')
) as t (text_en, text_sv)
