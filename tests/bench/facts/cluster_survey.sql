-- Two questions to three groups about each of the first clusters, in two rounds; some groups are too small to be shown.
select
    'organisation_' || c.i as org_id, 'Påhittad omgång ' || r.n as round,
    ['Har klustret gjort skillnad (påhittad fråga)?', 'Har samverkan ökat (påhittad fråga)?'][q.n] as question,
    ['Påhittade företag', 'Påhittade forskare', 'Påhittade studenter'][g.n] as partner_group,
    ['yes_very_high_degree', 'yes_high_degree', 'yes_some_degree', 'yes_low_degree', 'no_not_at_all'][a.n] as answer,
    pick(10000 * c.i + 1000 * r.n + 100 * q.n + 10 * g.n + a.n, 'answers', [14, 7, 2][g.n]) as respondents,
    'kalla_' || (3 - r.n) as source_id
from mapped_clusters() as c
cross join range(1, 3) as r (n)
cross join range(1, 3) as q (n)
cross join range(1, 4) as g (n)
cross join range(1, 6) as a (n)
where c.place <= 3  -- the others have not been asked
