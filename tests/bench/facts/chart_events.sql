select
    'handelse_' || i as event_id, 2012 + pick(i, 'when', 12) || '-09' as date, 'Påhittad händelse ' || i as title_sv,
    'Invented event ' || i as title_en, null as area_ids, 'kalla_9' as source_id
from range(1, 20) as t (i)
