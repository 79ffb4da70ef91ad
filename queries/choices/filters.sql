-- Which values can each filter take as of a day, and how many projects would each leave, the other filters being as they are?
--
-- A project with several funders counts at each of them. Of organisations the five hundred in most projects.
--
-- @selection  projects_unfiltered, fits
-- @source  funding, project_partners, project_at, funding_in_years, state_order
-- @grain   filter, code
-- @param   location   varchar  'all'
-- @param   year_from  integer  0
-- @param   year_to    integer  0
-- @column  filter    varchar    funder, funder_group, programme, municipality, organisation, state, year_from or year_to
-- @column  code      varchar    value of the filter
-- @column  name      varchar    what it is called
-- @column  projects  bigint     projects that it would leave
-- @check   projects > 0
with amounts as (
    select
        project_id,
        coalesce(funder, 'not_stated') as funder,
        coalesce(funder_group, 'not_stated') as funder_group,
        coalesce(programme, 'not_stated') as programme
    from funding
    where
        project_id is not null  -- money of the strategy as a whole belongs to no project
        and (counts_from is null or counts_from <= $as_of)  -- known by the day
        and left_out is distinct from 'same_money'  -- another row holds it
),

known as (
    select
        p.project_id, p.state, p.year, p.municipality,
        f.fits_amounts, f.fits_municipality, f.fits_organisation, f.fits_state,
        funding_in_years(p.year, $year_from, 0) as fits_from,
        funding_in_years(p.year, 0, $year_to) as fits_to
    from selected_projects_unfiltered as p
    inner join selected_fits as f on p.project_id = f.project_id
    where project_at(p.location, $location) and f.fits_rest
),

of_amounts as (
    select
        k.project_id, a.funder, a.funder_group, a.programme,
        $funder in ('', a.funder) as fits_funder,
        $funder_group in ('', a.funder_group) as fits_group,
        $programme in ('', a.programme) as fits_programme
    from known as k
    inner join amounts as a on k.project_id = a.project_id
    where k.fits_municipality and k.fits_organisation and k.fits_state and k.fits_from and k.fits_to
),

counted as (
    select 'funder' as filter, funder as code, funder as name, count(distinct project_id) as projects
    from of_amounts
    where fits_group and fits_programme
    group by funder
    union all
    select 'funder_group', funder_group, funder_group, count(distinct project_id)
    from of_amounts
    where fits_funder and fits_programme
    group by funder_group
    union all
    select 'programme', programme, programme, count(distinct project_id)
    from of_amounts
    where fits_funder and fits_group
    group by programme
    union all
    select 'municipality', municipality, municipality, count(*)
    from known
    where fits_amounts and fits_organisation and fits_state and fits_from and fits_to
    group by municipality
    union all
    select 'state', state, state, count(*)
    from known
    where fits_amounts and fits_municipality and fits_organisation and fits_from and fits_to
    group by state
    union all
    select 'year_from', year::varchar, year::varchar, (sum(count(*)) over (order by year desc))::bigint
    from known
    -- a project of no year is in no period
    where fits_amounts and fits_municipality and fits_organisation and fits_state and fits_to and year is not null
    group by year
    union all
    select 'year_to', year::varchar, year::varchar, (sum(count(*)) over (order by year))::bigint
    from known
    -- a project of no year is in no period
    where fits_amounts and fits_municipality and fits_organisation and fits_state and fits_from and year is not null
    group by year
    union all
    select 'organisation', n.org_id, n.name, count(distinct k.project_id)
    from known as k
    inner join project_partners as n on k.project_id = n.project_id
    where k.fits_amounts and k.fits_municipality and k.fits_state and k.fits_from and k.fits_to
    group by n.org_id, n.name
)

select filter, code, name, projects
from counted
qualify filter <> 'organisation' or row_number() over (partition by filter order by projects desc, code) <= 500  -- what a list can hold
order by filter, name in ('not_stated', 'outside'), if(filter = 'state', state_order(code), 0), name collate sv, code
