-- In which state was a project from day to day: planned, ongoing, ended, or with dates that are not stated?
--
-- A project is not shown before it is known, and one that nothing dates is in no state. The state as of a day is the row whose
-- interval holds the day. What a view asks of its projects stands beside it, so that a view reads one table.
--
-- @source  projects, project_partners
-- @grain   project_id, valid_from
-- @column  project_id        varchar  project
-- @column  state             varchar  planned, ongoing, ended or not_stated
-- @column  valid_from        date     first day in that state
-- @column  valid_to          date     last day in that state, 9999-12-31 while open
-- @column  scope             varchar  strategy or context
-- @column  location          varchar  whole, part, outside or unknown
-- @column  municipality_key  varchar  municipality of the county, outside (in another county) or not_stated
-- @column  strategy_id       varchar  strategy of its areas, else the one in force on first_date; null before the first strategy or undated
-- @column  first_date        date     the day by which it has certainly begun, been granted or been paid for; null when undated
-- @column  year              integer  year of first_date
-- @column  source_id         varchar  the first source of the project, which carries it
-- @column  bodies            bigint   organisations that it names, in any role
-- @column  known_from        date     the day from which it counts: its first state begins then
-- @column  start_from        date     start, first day that it can mean; null where not stated
-- @column  start_to          date     start, last day that it can mean
-- @column  title_place       bigint   its place among all by Swedish title
-- @column  title_en_place    bigint   the same by English title; null where it has none
-- @column  municipality_place  bigint   the same by the municipality of its seat; null where not stated
-- @check   state in ('planned', 'ongoing', 'ended', 'not_stated')
-- @check   valid_from <= valid_to
with marked as (
    select
        project_id,
        known_from as shown_from,
        start_to,
        end_to
    from projects
    where known_from is not null  -- nothing tells from when it could be counted
),

spans as (
    select project_id, 'planned' as state, shown_from as since, (start_to - 1)::date as until
    from marked
    where start_to is not null  -- without a start, nothing shows that it is only planned
    union all
    select
        project_id,
        case when start_to is not null and end_to is not null then 'ongoing' else 'not_stated' end as state,
        greatest(shown_from, start_to) as since,
        coalesce(end_to, '9999-12-31'::date) as until
    from marked
    union all
    select
        project_id,
        'ended' as state,
        greatest(shown_from, start_to, (end_to + 1)::date) as since,
        '9999-12-31'::date as until
    from marked
    where end_to is not null  -- an end that is not stated has not certainly come
),

named as (
    select project_id, count(distinct org_id) as bodies
    from project_partners
    group by project_id
)

select
    s.project_id, s.state, s.since as valid_from, s.until as valid_to,
    p.scope, p.location, p.municipality_key, p.strategy_id, p.first_date, p.year, p.source_ids[1] as source_id,
    coalesce(n.bodies, 0) as bodies, p.known_from, p.start_from, p.start_to, p.title_place, p.title_en_place, p.municipality_place
from spans as s
inner join projects as p on s.project_id = p.project_id
left join named as n on s.project_id = n.project_id
where s.since <= s.until  -- a state that no day falls into
order by s.project_id, valid_from
