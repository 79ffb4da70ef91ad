select
    'indikator_' || i as indicator_id, y as period, 'Påhittat län' as geography, 'actual' as kind,
    1 + pick(i * 10000 + y, 'value', 99) as value, 'kalla_7' as source_id
from range(1, 76) as t (i), range(2018, 2022) as u (y)
