select
    'indikator_' || i as indicator_id, 'Påhittad indikator ' || i as name_sv, 'Invented indicator ' || i as name_en, '%' as unit,
    one_of(i, 'direction', ['up', 'down', 'none']) as direction, null as area_ids, null as definition, 'kalla_7' as source_id
from range(1, 76) as t (i)
