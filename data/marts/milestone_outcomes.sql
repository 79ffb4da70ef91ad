-- When was each milestone reached, as the sources told first?
--
-- @source  milestone_events
-- @grain   milestone_id
-- @column  milestone_id    varchar  milestone
-- @column  done_from       date     reached, first day
-- @column  done_to         date     reached, last day
-- @column  done_precision  varchar  year, quarter, month or day
select
    milestone_id,
    arg_min(date_from, (known_from, position)) as done_from,
    arg_min(date_to, (known_from, position)) as done_to,
    arg_min(date_precision, (known_from, position)) as done_precision
from milestone_events
where event = 'done'
group by milestone_id
order by milestone_id
