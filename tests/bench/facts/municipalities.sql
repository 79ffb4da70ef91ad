select 1700 + i as code, 'Påhittad kommun ' || i as name, (i - 1) % 4 as tile_x, (i - 1) // 4 as tile_y, null as source_id
from range(1, 17) as t (i)
