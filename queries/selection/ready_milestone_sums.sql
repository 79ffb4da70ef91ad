-- How many milestones of a view stand in which way, all together and in each line of areas, from cells that are ready?
--
-- The same rows as milestone_sums.sql, for views of all areas or of one that filter nothing. The time that it takes does not grow with
-- the milestones.
--
-- @source  milestone_counts
-- @grain   facet, line_id?, outcome, level?, is_moved?, year?, present_period?, owner_org_id?
-- @param   as_of           date       date '2020-12-31'
-- @param   strategy        varchar    ''
-- @param   areas           varchar[]  []
-- @param   scope           varchar    'strategy'
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
with summed as (
    select
        facet, line_id, status, outcome, level, is_moved, year, period, present_period,
        owner_org_id, owner, sum(milestones)::bigint as milestones
    from milestone_counts($as_of)
    where
        (len($areas) = 0 or line_id = $areas[1])  -- the cells of each line are whole, so one line needs no others
        and strategy_id is not distinct from nullif($strategy, '')
        and $scope in ('all', scope)  -- of a context project: regional development that serves no area of the strategy
    group by all
    having sum(milestones) > 0  -- none is left in the others
)

select facet, line_id, status, outcome, level, is_moved, year, period, present_period, owner_org_id, owner, milestones
from summed
union all
select facet, null, status, outcome, level, is_moved, year, period, present_period, owner_org_id, owner, milestones
from summed
where len($areas) = 1  -- the milestones of the line, each once
