-- On which day did the last event happen that the sources tell of, up to a day?
--
-- An event is an amount decided, a project begun or ended, a milestone reached, moved or fallen due; in all of the facts,
-- whatever is chosen, because it tells how far the sources reach.
--
-- @source  funding, project_states, milestone_states
-- @grain   -
-- @param   as_of   date  date '2020-12-31'
-- @column  latest  date  its day, empty where nothing has happened by then
-- @check   latest is null or latest <= $as_of
with events as (
    select counts_from as day from funding
    union all
    select valid_from as day from project_states
    union all
    select valid_from as day from milestone_states
    where status <> 'upcoming' or moves > 0  -- a plan alone is no event
)

select max(day) as latest from events
where day <= $as_of and day > '0001-01-01'::date  -- the first day of all stands for a start that is not stated
