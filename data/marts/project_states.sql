-- In which state was a project from day to day: planned, ongoing, ended, or with dates that are not stated?
--
-- A project is not shown before it is known, and one that nothing dates is in no state. The state as of a day is the row whose
-- interval holds the day.
--
-- @source  projects
-- @grain   project_id, valid_from
-- @column  project_id  varchar  project
-- @column  state       varchar  planned, ongoing, ended or not_stated
-- @column  valid_from  date     first day in that state
-- @column  valid_to    date     last day in that state, 9999-12-31 while open
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
)

select project_id, state, since as valid_from, until as valid_to
from spans
where since <= until  -- a state that no day falls into
order by project_id, valid_from
