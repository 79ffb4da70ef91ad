-- How do the milestones of the areas stand as of a day, one of two areas counted once?
--
-- What belongs to no area is not counted.
--
-- @selection  milestones
-- @without  areas
-- @source  area_lines
-- @grain   -
-- @param   areas           varchar[]  []
-- @column  done            bigint     done by the day
-- @column  done_unplanned  bigint     of these, no plan is known
-- @column  due             bigint     planned and fallen due
-- @column  due_done        bigint     of these, done
-- @column  unreported      bigint     of these, no source tells the outcome
-- @check   due_done + done_unplanned = done and due_done + unreported <= due
select
    count(*) filter (where status = 'done') as done,
    count(*) filter (where outcome = 'done_unplanned') as done_unplanned,
    count(*) filter (where outcome in ('late', 'on_time', 'overdue', 'unreported')) as due,
    count(*) filter (where outcome in ('late', 'on_time')) as due_done,
    count(*) filter (where outcome = 'unreported') as unreported
from selected_milestones
where list_has_any(line_ids, (
    select list(line_id)
    from area_lines
    where len(strategy_ids) > 0 and (len($areas) = 0 or list_contains($areas::varchar[], line_id))  -- only the areas asked for
))
