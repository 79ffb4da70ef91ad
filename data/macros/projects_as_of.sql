-- Which projects are asked for, and in what state is each of them as of a day?
--
-- One row a project; empty text, an empty list and 'all' mean no filter. The columns of projects, its state as of the day, and
-- municipality_key: the name of a municipality of the county, outside (in another county) or not_stated.
--
-- @source  projects, project_states, project_areas, municipality_key, no_filters, has_filters, projects_chosen,
--          funding_in_years
-- @param   on_day           date       date '2020-12-31'
-- @param   of_strategy      varchar    ''
-- @param   of_lines         varchar[]  []
-- @param   of_scope         varchar    'strategy'
-- @param   at_location      varchar    'all'
-- @param   of_filters       struct     no_filters()
create or replace macro projects_as_of(
    on_day, of_strategy, of_lines, of_scope, at_location, of_filters
) as table
    select
        p.*,
        s.state,
        municipality_key(p.municipality) as municipality_key
    from projects as p
    -- a project that has not begun by the day has no state and is not shown
    inner join project_states as s on p.project_id = s.project_id and on_day between s.valid_from and s.valid_to
    where
        -- the strategy of its areas, else the one in force when it began
        (of_strategy = '' or p.strategy_id = of_strategy)
        -- context is regional development that serves no area of the strategy
        and (of_scope = 'all' or p.scope = of_scope)
        -- 'all' never takes in what lies outside the county
        and if(at_location = 'all', p.location <> 'outside', p.location = at_location)
        -- one of its areas belongs to a line asked for
        and (len(of_lines) = 0 or p.project_id in (
            select a.project_id from project_areas as a where list_contains(of_lines, a.line_id)
        ))
        -- the period is that of the day by which it had certainly begun
        and funding_in_years(p.year, of_filters['year_from'], of_filters['year_to'])
        and (not has_filters(of_filters) or p.project_id in (select c.project_id from projects_chosen(on_day, of_filters) as c))
