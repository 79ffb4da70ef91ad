-- What is the last that happened of all that the sources tell of, up to a day, and when?
--
-- In all of the facts, whatever is chosen, because it tells how far the sources reach. What an event is, is in
-- data/marts/latest_events.sql.
--
-- @source  latest_events
-- @grain   -
-- @param   as_of             date     date '2020-12-31'
-- @column  latest            date     its first day, empty where nothing has happened by then
-- @column  latest_precision  varchar  how exactly it is known: year, quarter, month or day
select any_value(latest) as latest, any_value(latest_precision) as latest_precision
from latest_events
where $as_of between valid_from and valid_to  -- one row, or none
