-- Which projects do the filters leave as of a day (the period apart: each page says what it is of)?
--
-- funder, funder_group, programme: one and the same amount known by the day has them, whatever its measure. organisation: takes part
-- in it in any role. amount_from, amount_to: SEK granted by the day or without a date, wholly or partly in the county, nominal;
-- without a known amount it has none. text: each word, or one that it may mean, stands in the names of the project, its bodies or its areas.
--
-- @source  no_filters, has_filters, amount_fits, projects, project_states, project_money, project_of_body, funding, municipality_key,
--          words_meant
-- @param   on_day      date    date '2020-12-31'
-- @param   of_filters  struct  no_filters()
create or replace macro projects_chosen(on_day, of_filters) as table
with granted as (
    select project_id, known_sek as sek
    from project_money(on_day)
    where
        (of_filters['amount_from'] > 0 or of_filters['amount_to'] > 0)  -- nobody asks otherwise
        and known_sek is not null  -- without a value in SEK it is in no range
)

select p.project_id
from projects as p
where
    has_filters(of_filters)
    and (of_filters['municipality'] = '' or municipality_key(p.municipality) = of_filters['municipality'])
    and project_of_body(p.project_id, of_filters['organisation'], '')
    and (of_filters['state'] = '' or p.project_id in (
        select s.project_id from project_states as s
        where s.state = of_filters['state'] and on_day between s.valid_from and s.valid_to
    ))
    and (of_filters['amount_from'] <= 0 or p.project_id in (select g.project_id from granted as g where g.sek >= of_filters['amount_from']))
    and (of_filters['amount_to'] <= 0 or p.project_id in (select g.project_id from granted as g where g.sek <= of_filters['amount_to']))
    -- one amount that has them all
    and ((of_filters['funder'] = '' and of_filters['funder_group'] = '' and of_filters['programme'] = '') or p.project_id in (
        select f.project_id from funding as f
        where
            f.project_id is not null  -- money of the strategy as a whole belongs to no project
            and amount_fits(f.funder, f.funder_group, f.programme, of_filters)
            and (f.counts_from is null or f.counts_from <= on_day)  -- known by the day; without a date, at any day
            and f.left_out is distinct from 'same_money'  -- another row holds it
    ))
    and (of_filters['text'] = '' or list_bool_and(list_transform(
        words_meant(of_filters['text']),
        lambda forms: list_bool_or(list_transform(forms, lambda form: contains(p.search, form)))
    )))
