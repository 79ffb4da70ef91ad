-- How many organisations do the projects name as of a day, how many of these projects name one alone, and what is known of money received?
--
-- @selection  projects, actors, counted
-- @without  area_mode, time_mode, measure, price_year, currency
-- @source  funding_recipients
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
    select count(*) as projects, count(*) filter (where bodies = 1) as alone, count(*) filter (where bodies = 0) as silent
    from selected_projects
    where location <> 'outside'
),

received as (
    select coalesce(sum(c.whole_value * c.once_share), 0) as value, count(distinct r.org_id) as bodies
    from selected_counted as c
    inner join funding_recipients as r on c.funding_id = r.funding_id
    where
        c.location = 'whole'
        and not c.is_undated  -- no date places it before the day
        and c.whole_value is not null and c.once_share > 0  -- no rate, no value; each amount once
)

select
    coalesce(a.bodies, 0) as bodies,
    coalesce(a.coordinators, 0) as coordinators,
    s.projects,
    s.alone as projects_alone,
    s.silent as projects_silent,
    r.value as received_sek,
    r.bodies as received_bodies
from shown as s
cross join received as r
left join selected_actors as a on a.line_id is null  -- of all lines; no row where no project names anybody
