select y as year, round(100 * power(1.02, y - 2005), 2) as index_value, '2005=100' as base, 'kalla_6' as source_id
from range(2005, 2026) as t (y)
