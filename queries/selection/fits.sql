-- Which of the filters does each project fit as of a day (the period apart: each question says what it is of)?
--
-- funder, funder_group, programme: one and the same amount known by the day has them, whatever its measure. organisation: takes part
-- in any role. amount_from, amount_to: SEK granted by the day or without a date, wholly or partly in the county, nominal; a project
-- without a known amount is in no range. text: each word, or one that it may mean, stands in the names of the project, its bodies or
-- its areas. What is not asked for is fitted by every project; each subquery says so once more, and then reads nothing.
--
-- @source  projects, project_states, project_money, project_partners, funding, words_meant
-- @grain   project_id
-- @param   as_of         date     date '2020-12-31'
-- @param   funder        varchar  ''
-- @param   funder_group  varchar  ''
-- @param   programme     varchar  ''
-- @param   municipality  varchar  ''
-- @param   organisation  varchar  ''
-- @param   state         varchar  ''
-- @param   amount_from   integer  0
-- @param   amount_to     integer  0
-- @param   text          varchar  ''
-- @column  project_id         varchar  project
-- @column  fits_amounts       boolean  one amount has the funder, the kind of funder and the programme
-- @column  fits_municipality  boolean  it has its seat there
-- @column  fits_organisation  boolean  the organisation takes part
-- @column  fits_state         boolean  it is in that state
-- @column  fits_rest          boolean  its amount is in the range, and it is found by the text
with granted as (
    select project_id, known_sek as sek
    from project_money($as_of)
    where
        ($amount_from > 0 or $amount_to > 0)  -- nothing to read where no range is asked for
        and known_sek is not null  -- without a value in SEK it is in no range
)

select
    p.project_id,
    ($funder = '' and $funder_group = '' and $programme = '') or p.project_id in (
        select f.project_id from funding as f
        where
            ($funder <> '' or $funder_group <> '' or $programme <> '')  -- nothing to read where no amount is asked for
            and f.project_id is not null  -- money of the strategy as a whole belongs to no project
            and $funder in ('', coalesce(f.funder, 'not_stated'))
            and $funder_group in ('', coalesce(f.funder_group, 'not_stated'))
            and $programme in ('', coalesce(f.programme, 'not_stated'))
            and (f.counts_from is null or f.counts_from <= $as_of)  -- known by the day; without a date, at any day
            and f.left_out is distinct from 'same_money'  -- another row holds it
    ) as fits_amounts,
    $municipality in ('', p.municipality_key) as fits_municipality,
    $organisation = '' or p.project_id in (
        select n.project_id from project_partners as n
        where $organisation <> '' and n.org_id = $organisation  -- nothing to read where none is asked for
    ) as fits_organisation,
    $state = '' or p.project_id in (
        select s.project_id from project_states as s
        where $state <> '' and s.state = $state  -- nothing to read where none is asked for
            and $as_of between s.valid_from and s.valid_to
    ) as fits_state,
    ($amount_from <= 0 or p.project_id in (select g.project_id from granted as g where g.sek >= $amount_from))
    and ($amount_to <= 0 or p.project_id in (select g.project_id from granted as g where g.sek <= $amount_to))
    and ($text = '' or list_bool_and(list_transform(
        words_meant($text),
        lambda forms: list_bool_or(list_transform(forms, lambda form: contains(p.search, form)))
    ))) as fits_rest
from projects as p
