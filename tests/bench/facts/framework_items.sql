-- The items that clusters are assessed by, and those of resilience, as many as the methods have.
select
    m.subject || '_' || i as item_id, m.subject, i as position, m.name_sv || ' ' || i as name_sv, m.name_en || ' ' || i as name_en,
    null as method_sv, null as method_en, null as known_on, 'stated' as basis, 'kalla_3' as source_id
from (values
    ('cluster_criteria', 'Påhittat kriterium', 'Invented criterion', 5),
    ('resilience_capacity', 'Påhittad förmåga', 'Invented capacity', 3),
    ('resilience_direction', 'Påhittad riktning', 'Invented direction', 2),
    ('resilience_principle', 'Påhittad princip', 'Invented principle', 9),
    ('resilience_factor', 'Påhittad faktor', 'Invented factor', 7)
) as m (subject, name_sv, name_en, most)
cross join range(1, 10) as t (i)
where i <= m.most
