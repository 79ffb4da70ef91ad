-- Which organisations take part as of a day, in which roles, with how many others, and what money has to do with each?
--
-- Without a text only those that the selection touches; a text finds every organisation by its names or its seat. kind: one of the
-- kinds below, or all. Money is wholly in
-- the county and dated. coordinated_sek was granted to projects that it coordinates: how the partners shared it is told of
-- received_sek alone (Horizon 2020). sort: name, kind, municipality, or a number; what no source states comes last in both directions.
--
-- @selection  projects, amounts, milestones, ties
-- @without  area_mode, time_mode
-- @source  organisations, project_partners, funders, funding_recipients, holds_words
-- @grain   org_id
-- @param   find             varchar    ''
-- @param   kind             varchar    ''
-- @param   sort             varchar    'projects'
-- @param   descending       boolean    true
-- @param   page             integer    1
-- @param   page_size        integer    500
-- @column  org_id           varchar    organisation
-- @column  name             varchar    its name
-- @column  kind             varchar    region, university, cluster, company, municipality, institute, agency, incubator or other
-- @column  municipality     varchar    its seat, empty where not stated
-- @column  roles            varchar[]  coordinator, partner, participant, cofinancier, funder, owner (of milestones)
-- @column  projects         bigint     projects that name it, each once
-- @column  partners         bigint     other organisations that these projects name
-- @column  coordinated_sek  double     SEK granted to projects that it coordinates; empty where none
-- @column  given_sek        double     SEK granted by it; empty where none
-- @column  cofinanced_sek   double     SEK that it puts in as co-financing, another measure; empty where none
-- @column  received_sek     double     SEK granted to it by itself, where a source says so; empty where none does
-- @column  milestones       bigint     milestones that it answers for
-- @column  milestones_done  bigint     of these, how many are done
-- @column  matches          bigint     how many organisations are asked for, on all pages
-- @check   partners = 0 or projects > 0
with named as (
    select n.project_id, n.org_id, n.role
    from project_partners as n
    inner join selected_projects as p on n.project_id = p.project_id
    where p.location <> 'outside'
),

taken as (
    select org_id, count(distinct project_id) as projects, list(distinct role) as roles
    from named
    group by org_id
),

met as (
    select org_id, count(*) as partners
    from selected_ties
    group by org_id
),

involved as (
    -- each amount with its bodies: one read of the amounts for all three
    select
        c.measure, c.amount_sek * c.once_share as value,
        unnest(['coordinator', 'funder', 'recipient']) as body_as,
        unnest([c.coordinator_org_id, f.org_id, r.org_id]) as org_id
    from selected_amounts as c
    left join funders as f on c.funder = f.funder
    left join funding_recipients as r on c.funding_id = r.funding_id
    where
        c.measure in ('granted', 'cofinancing') and c.location = 'whole'
        and not c.is_undated  -- no date places it before the day
        and c.amount_sek is not null and c.once_share > 0  -- no rate, no value; each amount once
),

money as (
    select
        org_id,
        sum(value) filter (where measure = 'granted' and body_as = 'coordinator') as coordinated_sek,
        sum(value) filter (where measure = 'granted' and body_as = 'funder') as given_sek,
        sum(value) filter (where measure = 'cofinancing' and body_as = 'funder') as cofinanced_sek,
        sum(value) filter (where measure = 'granted' and body_as = 'recipient') as received_sek
    from involved
    where org_id is not null  -- no source names one, or it is none of the organisations
    group by org_id
),

owned as (
    select owner_org_id as org_id, count(*) as milestones, count(*) filter (where status = 'done') as milestones_done
    from selected_milestones
    group by owner_org_id
),

listed as (
    select
        o.org_id, o.name, o.kind, o.municipality, o.search,
        list_filter(
            ['coordinator', 'partner', 'participant', 'cofinancier', 'funder', 'owner'],
            lambda role: list_contains(t.roles, role)
                or (role = 'funder' and coalesce(m.given_sek, m.cofinanced_sek) is not null)
                or (role = 'owner' and w.milestones is not null)
        ) as roles,
        coalesce(t.projects, 0) as projects,
        coalesce(e.partners, 0) as partners,
        m.coordinated_sek, m.given_sek, m.cofinanced_sek, m.received_sek,
        coalesce(w.milestones, 0) as milestones,
        coalesce(w.milestones_done, 0) as milestones_done
    from organisations as o
    left join taken as t on o.org_id = t.org_id
    left join met as e on o.org_id = e.org_id
    left join money as m on o.org_id = m.org_id
    left join owned as w on o.org_id = w.org_id
),

sorted as (
    select
        *,
        case $sort
            when 'projects' then projects
            when 'partners' then partners
            when 'coordinated' then coordinated_sek
            when 'given' then given_sek
            when 'cofinanced' then cofinanced_sek
            when 'received' then received_sek
        end as number,
        case $sort when 'name' then name when 'kind' then kind when 'municipality' then municipality end as word
    from listed
    where
        holds_words(search, $find)
        and $kind in ('', kind)  -- the kind asked for
        and ($find <> '' or len(roles) > 0)  -- without a text, what the selection does not touch is not shown
)

select
    org_id, name, kind, municipality, roles, projects, partners,
    coordinated_sek, given_sek, cofinanced_sek, received_sek, milestones, milestones_done,
    count(*) over () as matches
from sorted
order by
    if($descending, -number, number) nulls last,
    if($descending, null, word) collate sv nulls last,
    if($descending, word, null) collate sv desc nulls last,
    name collate sv,
    org_id
limit greatest($page_size, 0) offset greatest($page - 1, 0) * $page_size::bigint
