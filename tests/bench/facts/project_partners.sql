with named as (
    select distinct
        p,
        if(k = 0, coordinator(p), 1 + often(hash(p, k), 'partner', organisations())) as o,
        if(k = 0, 'coordinator', one_of(hash(p, k), 'role', ['partner', 'partner', 'partner', 'participant', 'cofinancier'])) as role
    from range(1, getvariable('projects') + 1) as t (p), range(0, 1 + often(p, 'partners', 9)) as u (k)
    where k > 0 or is_coordinated(p)
)

select 'projekt_' || p as project_id, 'organisation_' || o as org_id, role
from named
order by p, role, o
