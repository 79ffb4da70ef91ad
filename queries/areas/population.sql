-- How many live in the county, for money per inhabitant as of a day, and which source says so?
--
-- @source  inhabitants
-- @grain   -
-- @empty   where no figure of the population is held
-- @param   as_of             date     date '2020-12-31'
-- @column  inhabitants       double   people
-- @column  period_from       date     when, first day that it can mean; empty where the source does not say
-- @column  period_precision  varchar  when: year, quarter, month or day
-- @column  source_id         varchar  source
-- @column  publisher         varchar  who published it
-- @column  source_title      varchar  title of the source
-- @column  url               varchar  its address
-- @check   inhabitants > 0
select inhabitants, period_from, period_precision, source_id, publisher, source_title, url
from inhabitants($as_of)
