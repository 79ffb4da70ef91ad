-- What is the last that happened of all that the sources tell of, from day to day?
--
-- An event is an amount decided, an outcome of a milestone, or a plan or a move of one that was told of on a stated day. An outcome
-- happened on its own day, whenever it was told of. A day that was only planned is none, though it has passed: the end of a project,
-- the date of a milestone. Of two events the later begins later: 'in 2024' may have been before a day of that year.
--
-- @source  funding, milestone_events
-- @grain   valid_from
-- @column  valid_from        date     first day on which it is the last
-- @column  valid_to          date     last day, 9999-12-31 while nothing has followed
-- @column  latest            date     first day of the event
-- @column  latest_precision  varchar  how exactly it is known: year, quarter, month or day
-- @check   valid_from <= valid_to and latest <= valid_from
-- @check   latest_precision in ('year', 'quarter', 'month', 'day')
with events as (
    select dated_from as since, dated_to as until, dated_precision as precision from funding
    where dated_by in ('decided', 'milestone')  -- a period and a project may begin later than their sources tell of them
    union all
    select date_from, greatest(known_from, date_to), date_precision from milestone_events
    where event in ('done', 'cancelled', 'under_way')
    union all
    select known_on_from, known_on_to, known_on_precision from milestone_events
    where event not in ('done', 'cancelled', 'under_way') and known_on_from is not null  -- a plan or a move, told of on that day
),

days as (
    select until, max({'since': since, 'exactness': -date_diff('day', since, until), 'precision': precision}) as event
    from events
    where since is not null  -- without a day it lies nowhere in time
    group by until
),

lasting as (
    select until, max(event) over (order by until) as event
    from days
),

turns as (
    select until, event
    from lasting
    qualify event is distinct from lag(event) over (order by until)
)

select
    until as valid_from,
    lead((until - 1)::date, 1, '9999-12-31'::date) over (order by until) as valid_to,
    event.since as latest,
    event.precision as latest_precision
from turns
order by valid_from
