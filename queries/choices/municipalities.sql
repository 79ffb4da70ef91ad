-- Which municipalities can be chosen, and how many projects has each as of a day?
--
-- @source  projects_as_of, no_filters
-- @grain   municipality
-- @param   as_of         date     date '2020-12-31'
-- @param   strategy      varchar  ''
-- @param   scope         varchar  'strategy'
-- @column  municipality  varchar  name; outside: in another county; not_stated: no source tells
-- @column  projects      bigint   projects with their seat there by the day
-- @check   projects > 0
select municipality_key as municipality, count(*) as projects
from projects_as_of($as_of, $strategy, []::varchar[], $scope, 'all', no_filters())
group by municipality_key
order by municipality_key in ('outside', 'not_stated'), municipality_key collate sv
