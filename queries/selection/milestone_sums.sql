-- How many milestones of a view stand in which way, all together and in each line of areas?
--
-- Made from its milestones, where filters ask something or where two areas may hold the same milestone. Else ready_milestone_sums.sql
-- makes the same from cells.
--
-- @selection  milestones
-- @source  milestone_keys
-- @grain   facet, line_id?, outcome, level?, is_moved?, year?, present_period?, owner_org_id?
-- @param   areas           varchar[]  []
-- @column  facet           varchar    what the row counts by: standing, or owner (of what is overdue or unreported)
-- @column  line_id         varchar    line of areas; null: each milestone once
-- @column  status          varchar    done, overdue, unreported, upcoming or cancelled
-- @column  outcome         varchar    the same, done told apart in late, on_time and done_unplanned
-- @column  level           varchar    by standing: strategy, area or project
-- @column  is_moved        boolean    by standing: moved at least once
-- @column  year            integer    by standing: year on the time axis
-- @column  period          varchar    by standing: earlier, review or onward, by that year
-- @column  present_period  varchar    by standing: the same by the current plan
-- @column  owner_org_id    varchar    by owner: organisation that answers for it; null where no source tells
-- @column  owner           varchar    its name
-- @column  milestones      bigint     milestones
-- @check   milestones > 0
with placed as (
    select
        unnest(list_append(milestone_keys('area', level, line_ids, sort_date, $areas), null)) as line_id,
        status, outcome, level, moves > 0 as is_moved, year(sort_date)::integer as year, period, present_period, owner_org_id, owner
    from selected_milestones
)

select
    'standing' as facet, line_id, status, outcome, level, is_moved, year, period, present_period,
    null::varchar as owner_org_id, null::varchar as owner, count(*) as milestones
from placed
group by all
union all
select 'owner', line_id, status, outcome, null, null, null, null, null, owner_org_id, owner, count(*)
from placed
where outcome in ('overdue', 'unreported')  -- what waits for an answer
group by all
