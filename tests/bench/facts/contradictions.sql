select
    'motsagelse_' || i as contradiction_id, 'Påhittad motsägelse ' || i as matter_sv, 'Invented contradiction ' || i as matter_en,
    'Påhittad sida' as side_one_sv, 'Invented side' as side_one_en, 'Påhittad annan sida' as side_two_sv,
    'Invented other side' as side_two_en, 'Påhittat val' as kept_sv, 'Invented choice' as kept_en, 'projekt_' || i as row_ids,
    'kalla_1;kalla_2' as source_ids
from range(1, 15) as t (i)
