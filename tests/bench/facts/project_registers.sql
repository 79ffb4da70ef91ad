-- The kinds of registers that made-up projects name.
select t.register, t.name_sv, t.name_en
from (values
    ('projektbanken_2007_2013', 'Påhittat: Projektbanken 2007–2013', 'Made up: Projektbanken 2007–2013'),
    ('projektbanken_2014_2020', 'Påhittat: Projektbanken 2014–2020', 'Made up: Projektbanken 2014–2020'),
    ('cordis_h2020', 'Påhittat: CORDIS Horisont 2020', 'Made up: CORDIS Horizon 2020'),
    ('vinnova', 'Påhittat: Vinnova', 'Made up: Vinnova'),
    ('swecris', 'Påhittat: SweCRIS', 'Made up: SweCRIS')
) as t (register, name_sv, name_en)
