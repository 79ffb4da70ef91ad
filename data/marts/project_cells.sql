-- How many projects begin and cease to be counted, by year, month and day and by everything that a page groups them by?
--
-- A project counts in a state from its first day to its last: it is one more on the first, one fewer on the day after the last. So the
-- changes up to a day add up to what holds on that day (macro project_counts). A row without a line holds each project once, the others
-- hold it in each of its lines. Money is what was granted wholly in the county.
--
-- @source  project_states, projects, project_lines, project_partners, funding, adds_from, adds_to
-- @grain   facet, line_id?, adds_to, adds_from, key?, state?, year?, location, scope, strategy_id?
-- @column  facet         varchar  what the row counts by: state, municipality, funder, funder_group, programme or organisation
-- @column  line_id       varchar  line of areas; null: all of them, each project once
-- @column  adds_from     date     first day whose sum it belongs to: the day itself, the day after its month, or the day after its year
-- @column  adds_to       date     last such day: the last of its month, the last of its year, or 9999-12-31
-- @column  key           varchar  its municipality, or outside; its funder and so on, from the first amount on; not_stated where no source tells
-- @column  state         varchar  by state: planned, ongoing, ended or not_stated
-- @column  year          integer  by state: year of the first date; null until it has come, and where none is stated
-- @column  location      varchar  where the projects are; of granted_sek, where the money is
-- @column  scope         varchar  strategy or context
-- @column  strategy_id   varchar  strategy of the projects; of granted_sek, of the decisions
-- @column  projects      bigint   projects that begin to be counted, less those that cease to be
-- @column  shares        double   the same, of each project the line's share
-- @column  mains         bigint   the same, of the projects that have their main area in the line
-- @column  with_money    bigint   by state: the same, of the projects to which some money is known to have been granted
-- @column  granted_sek   double   by municipality: SEK granted to projects, of each amount the line's share; null where there is none
-- @check   adds_from <= adds_to
-- @check   (facet = 'state') = (state is not null) and (facet = 'state') = (key is null)
with granted as (
    select project_id, location, scope, strategy_id, counts_from, amount_sek
    from funding
    where
        measure = 'granted' and location = 'whole'  -- measures never mix; money partly in the county is shown apart
        and left_out is null and counts_from is not null  -- it has a value, and a day
),

spans as (
    select
        project_id, state, null::integer as year, valid_from, least(valid_to, (first_date - 1)::date) as valid_to,
        location, scope, strategy_id
    from project_states
    union all
    select project_id, state, year, greatest(valid_from, first_date), valid_to, location, scope, strategy_id
    from project_states
    where first_date is not null  -- the others have no year on any day
),

keys as (
    select project_id, facet, key, min(coalesce(counts_from, '0001-01-01'::date)) as since  -- without a date, it is known on any day
    from (
        select project_id, counts_from, unnest([
            {'facet': 'funder', 'key': coalesce(funder, 'not_stated')},
            {'facet': 'funder_group', 'key': coalesce(funder_group, 'not_stated')},
            {'facet': 'programme', 'key': coalesce(programme, 'not_stated')}
        ], recursive := true)
        from funding
        where project_id is not null and left_out is distinct from 'same_money'  -- money of no project; what another row holds
    )
    group by project_id, facet, key
    union all
    select distinct project_id, 'organisation', org_id, '0001-01-01'::date
    from project_partners
),

turns as (
    select
        'state' as facet, project_id, null as key, state, year, location, scope, strategy_id,
        unnest([valid_from, (valid_to + 1)::date]) as day, unnest([1, -1]) as projects, 0 as with_money, null::double as granted_sek
    from spans
    where valid_from <= valid_to  -- a span that no day falls into
    union all
    select
        'state', s.project_id, null, s.state, s.year, s.location, s.scope, s.strategy_id,
        unnest([greatest(s.valid_from, g.counts_from), (s.valid_to + 1)::date]), 0, unnest([1, -1]), null
    from spans as s
    inner join (select project_id, min(counts_from) as counts_from from granted group by project_id) as g on s.project_id = g.project_id
    where s.valid_from <= s.valid_to and g.counts_from <= s.valid_to  -- granted before the span is over
    union all
    select 'municipality', project_id, municipality_key, null, null, location, scope, strategy_id, known_from, 1, 0, null
    from projects
    where known_from is not null  -- nothing tells from when it could be counted
    union all
    select k.facet, p.project_id, k.key, null, null, p.location, p.scope, p.strategy_id, greatest(p.known_from, k.since), 1, 0, null
    from projects as p
    inner join keys as k on p.project_id = k.project_id
    where p.known_from is not null  -- as above
    union all
    select
        'municipality', g.project_id, p.municipality_key, null, null, g.location, g.scope, g.strategy_id, g.counts_from, 0, 0,
        g.amount_sek
    from granted as g
    inner join projects as p on g.project_id = p.project_id
),

placed as (
    select project_id, line_id, share, is_main from project_lines
    union all
    select project_id, null, 1.0, true from projects
),

days as (
    select
        t.facet, p.line_id, t.day, t.key, t.state, t.year, t.location, t.scope, t.strategy_id,
        sum(t.projects) as projects,
        sum(t.projects * p.share) as shares,
        sum(t.projects * p.is_main::integer) as mains,
        sum(t.with_money) as with_money,
        sum(t.granted_sek * p.share) as granted_sek
    from turns as t
    inner join placed as p on t.project_id = p.project_id
    where
        t.day < '9999-12-31'  -- what is open does not end
        and (p.line_id is null or t.facet in ('state', 'municipality'))  -- the others only choose among all projects
    group by all
)

select
    d.facet, d.line_id, adds_from(s.step, d.day) as adds_from, adds_to(s.step, d.day) as adds_to,
    d.key, d.state, d.year, d.location, d.scope, d.strategy_id,
    sum(d.projects)::bigint as projects,
    sum(d.shares) as shares,
    sum(d.mains)::bigint as mains,
    sum(d.with_money)::bigint as with_money,
    sum(d.granted_sek) as granted_sek
from days as d
cross join (values ('year'), ('month'), ('day')) as s (step)
where s.step <> 'month' or month(d.day) < 12  -- December is over when its year is
group by all
-- where as many come as go, nothing changes
having sum(d.projects) <> 0 or round(sum(d.shares), 9) <> 0 or sum(d.mains) <> 0 or sum(d.with_money) <> 0 or sum(d.granted_sek) > 0
order by facet, line_id, adds_to, adds_from, key, state, year, location, scope, strategy_id
