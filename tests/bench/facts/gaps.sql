select 'lucka_' || i as gap_id, 'Påhittad lucka ' || i as text_sv, 'Invented gap ' || i as text_en, null as row_ids
from range(1, 14) as t (i)
