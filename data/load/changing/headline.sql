-- What are the headline numbers of an edition as of a day, of the scope strategy, each thing counted once?
--
-- @source  funding_as_of, projects, project_states, milestone_status
-- @grain   -
-- @param   as_of        date    date '2020-12-31'
-- @column  granted_sek  double  SEK granted wholly in the county by the day
-- @column  projects     bigint  projects known by then
-- @column  milestones   bigint  milestones known by then
-- @column  done         bigint  of these, reached
-- @column  overdue      bigint  due and not reached, though something was reported
-- @column  unreported   bigint  due, and no source tells the outcome
-- @column  upcoming     bigint  not yet due
-- @column  cancelled    bigint  cancelled
with granted as (
    select coalesce(sum(sek_main), 0) as granted_sek
    from funding_as_of($as_of)
    where
        time_mode = 'decided' and measure = 'granted' and scope = 'strategy' and location = 'whole'
        and year is not null  -- money without a year is in no sum
),

known as (
    select count(distinct p.project_id) as projects
    from projects as p
    inner join project_states as s on p.project_id = s.project_id and s.valid_from <= $as_of
    where p.scope = 'strategy' and p.location <> 'outside'  -- as the headline counts them
),

statuses as (
    select
        count(*) as milestones,
        count(*) filter (where status = 'done') as done,
        count(*) filter (where status = 'overdue') as overdue,
        count(*) filter (where status = 'unreported') as unreported,
        count(*) filter (where status = 'upcoming') as upcoming,
        count(*) filter (where status = 'cancelled') as cancelled
    from milestone_status($as_of)
    where scope = 'strategy'
)

select granted_sek, projects, milestones, done, overdue, unreported, upcoming, cancelled
from granted, known, statuses
