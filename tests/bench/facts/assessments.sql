-- Levels of the first clusters on each criterion, and of the region on each item of resilience, in two rounds.
select
    'organisation_' || c.i as subject, 'cluster_criteria_' || k.n as item, 'Påhittad omgång ' || r.n as round,
    1 + pick(10 * c.i + k.n, 'level ' || r.n, 5) as level, 'Påhittade intervjuer' as basis, 'kalla_' || (3 - r.n) as source_id
from mapped_clusters() as c
cross join range(1, 6) as k (n)
cross join range(1, 3) as r (n)
where dice(10 * c.i + k.n, 'judged') < 0.9  -- not every cluster is judged by every criterion
union all
select
    m.subject, m.subject || '_' || t.i, 'Påhittad omgång ' || r.n, 1 + pick(100 * m.most + t.i, 'level ' || r.n, 5),
    'Påhittat samtal', 'kalla_' || (3 - r.n)
from (values
    ('resilience_capacity', 3), ('resilience_direction', 2), ('resilience_principle', 9), ('resilience_factor', 7)
) as m (subject, most)
cross join range(1, 10) as t (i)
cross join range(1, 3) as r (n)
where t.i <= m.most
