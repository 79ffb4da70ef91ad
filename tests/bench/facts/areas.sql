select
    's' || s || '_omrade_' || i as area_id,
    'strategi_' || s as strategy_id,
    i as position,
    'Påhittat område ' || i || ' i strategi ' || s as name_sv,
    'Invented area ' || i || ' of strategy ' || s as name_en,
    if(i = 1, 'horizontal', 'vertical') as kind,
    word(i + 10 * s, 'alias') as aliases
from range(1, 3) as a (s), range(1, 8) as b (i)
where i <= 5 + s
order by s, i
