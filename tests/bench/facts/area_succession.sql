select 's1_omrade_' || i as from_area_id, 's2_omrade_' || i as to_area_id, 1 as share, 'editorial' as basis, null as note
from range(1, 5) as t (i)
