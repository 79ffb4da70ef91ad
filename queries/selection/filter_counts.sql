-- How many projects would each value of a filter leave, the other filters being as they are?
--
-- A project with several funders counts at each of them. Made from projects and amounts, where ready_filter_counts.sql cannot make the
-- same from cells.
--
-- @selection  projects_unfiltered, fits
-- @source  funding, project_partners, funding_in_years
-- @grain   filter, code, location
-- @param   as_of         date     date '2020-12-31'
-- @param   funder        varchar  ''
-- @param   funder_group  varchar  ''
-- @param   programme     varchar  ''
-- @param   year_from     integer  0
-- @param   year_to       integer  0
-- @column  filter    varchar    funder, funder_group, programme, municipality, organisation, state, year_from or year_to
-- @column  code      varchar    value of the filter
-- @column  name      varchar    what it is called
-- @column  location  varchar    where the projects are
-- @column  projects  bigint     projects that it would leave; of years, those that began in that very year
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
        p.project_id, p.state, p.year, p.municipality, p.location,
        f.fits_amounts, f.fits_municipality, f.fits_organisation, f.fits_state,
        funding_in_years(p.year, $year_from, 0) as fits_from,
        funding_in_years(p.year, 0, $year_to) as fits_to
    from selected_projects_unfiltered as p
    inner join selected_fits as f on p.project_id = f.project_id
    where f.fits_rest
),

of_amounts as (
    select
        k.project_id, k.location, a.funder, a.funder_group, a.programme,
        $funder in ('', a.funder) as fits_funder,
        $funder_group in ('', a.funder_group) as fits_group,
        $programme in ('', a.programme) as fits_programme
    from known as k
    inner join amounts as a on k.project_id = a.project_id
    where k.fits_municipality and k.fits_organisation and k.fits_state and k.fits_from and k.fits_to
)

select 'funder' as filter, funder as code, funder as name, location, count(distinct project_id) as projects
from of_amounts
where fits_group and fits_programme
group by funder, location
union all
select 'funder_group', funder_group, funder_group, location, count(distinct project_id)
from of_amounts
where fits_funder and fits_programme
group by funder_group, location
union all
select 'programme', programme, programme, location, count(distinct project_id)
from of_amounts
where fits_funder and fits_group
group by programme, location
union all
select 'municipality', municipality, municipality, location, count(*)
from known
where fits_amounts and fits_organisation and fits_state and fits_from and fits_to
group by municipality, location
union all
select 'state', state, state, location, count(*)
from known
where fits_amounts and fits_municipality and fits_organisation and fits_from and fits_to
group by state, location
union all
select 'year_from', year::varchar, year::varchar, location, count(*)
from known
-- a project of no year is in no period
where fits_amounts and fits_municipality and fits_organisation and fits_state and fits_to and year is not null
group by year, location
union all
select 'year_to', year::varchar, year::varchar, location, count(*)
from known
-- a project of no year is in no period
where fits_amounts and fits_municipality and fits_organisation and fits_state and fits_from and year is not null
group by year, location
union all
select 'organisation', n.org_id, n.name, k.location, count(distinct k.project_id)
from known as k
inner join project_partners as n on k.project_id = n.project_id
where k.fits_amounts and k.fits_municipality and k.fits_state and k.fits_from and k.fits_to
group by n.org_id, n.name, k.location
