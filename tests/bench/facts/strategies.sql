select *, 'kalla_9' as source_id
from (values
    ('strategi_1', 'Påhittad strategi 2015-2020', 'Invented strategy 2015-2020', '2015', '2022-03-07', '2015'),
    ('strategi_2', 'Påhittad strategi 2022-2028', 'Invented strategy 2022-2028', '2022-03-08', '2028', '2022-03-08')
) as t (strategy_id, name_sv, name_en, valid_from, valid_to, adopted)
