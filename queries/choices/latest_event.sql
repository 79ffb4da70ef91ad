-- What is the last that happened of all that the sources tell of, up to a day, and when?
--
-- An event is an amount decided, an outcome of a milestone, or a plan or a move of one that was told of on a stated day; in all of the
-- facts, whatever is chosen, because it tells how far the sources reach. An outcome happened on its own day, whenever it was told of. A day that was only planned is none, though it has passed:
-- the end of a project, the date of a milestone. Of two events the later begins later: 'in 2024' may have been before a day of that year.
--
-- @source  funding, milestone_events
-- @grain   -
-- @param   as_of             date     date '2020-12-31'
-- @column  latest            date     its first day, empty where nothing has happened by then
-- @column  latest_precision  varchar  how exactly it is known: year, quarter, month or day
-- @check   latest is null or latest <= $as_of
with events as (
    select dated_from as since, dated_to as until, dated_precision as precision from funding
    where dated_by in ('decided', 'milestone')  -- a period and a project may begin later than their sources tell of them
    union all
    select date_from, greatest(known_from, date_to), date_precision from milestone_events
    where event in ('done', 'cancelled', 'under_way')
    union all
    select known_on_from, known_on_to, known_on_precision from milestone_events
    where event not in ('done', 'cancelled', 'under_way') and known_on_from is not null  -- a plan or a move, told of on that day
)

select max(since) as latest, arg_max(precision, (since, -date_diff('day', since, until))) as latest_precision
from events
where until <= $as_of
