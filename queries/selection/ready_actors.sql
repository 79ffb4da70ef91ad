-- How many organisations do the projects of a view name, all together and in each line of areas, from cells that are ready?
--
-- The same rows as actors.sql, for views of all areas that filter nothing.
--
-- @source  actor_cells
-- @grain   line_id?
-- @param   as_of         date     date '2020-12-31'
-- @param   strategy      varchar  ''
-- @param   scope         varchar  'strategy'
-- @column  line_id       varchar  line of areas; null: all together
-- @column  bodies        bigint   organisations that its projects name
-- @column  coordinators  bigint   of these, how many coordinate one of them
-- @check   coordinators between 0 and bodies
select
    line_id,
    coalesce(sum(bodies) filter (where role = 'any'), 0)::bigint as bodies,
    coalesce(sum(bodies) filter (where role = 'coordinator'), 0)::bigint as coordinators
from actor_cells
where
    $as_of between adds_from and adds_to
    and of_strategy is not distinct from nullif($strategy, '')
    and of_scope is not distinct from nullif($scope, 'all')
group by line_id
