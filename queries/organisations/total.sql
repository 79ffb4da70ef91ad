-- How many organisations do the projects name as of a day, how many of these projects name one alone, and what is known of money received?
--
-- @selection  projects, counted
-- @without  area_mode, time_mode, measure, price_year, currency
-- @source  project_partners, funding_bodies
-- @grain   -
-- @column  bodies           bigint     organisations that the projects name
-- @column  coordinators     bigint     of these, how many coordinate one
-- @column  projects         bigint     projects asked for
-- @column  projects_alone   bigint     of these, how many name one organisation alone
-- @column  projects_silent  bigint     of these, how many name none
-- @column  received_sek     double     SEK that a source says who received, wholly in the county; 0 where none
-- @column  received_bodies  bigint     organisations that received it
-- @check   projects_alone + projects_silent <= projects
with shown as (
    select p.project_id, count(distinct n.org_id) as bodies
    from selected_projects as p
    left join project_partners as n on p.project_id = n.project_id
    where p.location <> 'outside'
    group by p.project_id
),

named as (
    select n.org_id, bool_or(n.role = 'coordinator') as coordinates
    from project_partners as n
    inner join shown as s on n.project_id = s.project_id
    group by n.org_id
),

received as (
    select coalesce(sum(c.whole_value * c.once_share), 0) as value, count(distinct b.org_id) as bodies
    from selected_counted as c
    inner join funding_bodies as b on c.funding_id = b.funding_id
    where
        b.body_as = 'recipient' and c.location = 'whole'
        and not c.is_undated  -- no date places it before the day
        and c.whole_value is not null and c.once_share > 0  -- no rate, no value; each amount once
)

select
    (select count(*) from named) as bodies,
    (select count(*) from named where coordinates) as coordinators,
    (select count(*) from shown) as projects,
    (select count(*) from shown where bodies = 1) as projects_alone,
    (select count(*) from shown where bodies = 0) as projects_silent,
    (select r.value from received as r) as received_sek,
    (select r.bodies from received as r) as received_bodies
