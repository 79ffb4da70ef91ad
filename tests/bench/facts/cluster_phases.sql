-- Two rounds of each of the first clusters; a cluster rises at most one phase from one to the next.
-- The first round is of the older of two sources.
select
    'organisation_' || c.i as org_id, 'Påhittad omgång ' || r.n as round,
    1 + pick(c.i, 'phase', 4) + if(r.n = 2 and dice(c.i, 'rises') < 0.6, 1, 0) as phase,
    one_of(c.i, 'phase basis', ['stated', 'editorial', null]) as basis, 'kalla_' || (3 - r.n) as source_id
from mapped_clusters() as c
cross join range(1, 3) as r (n)
