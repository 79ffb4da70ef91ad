-- Which milestones are asked for, and what is known of each as of a day?
--
-- One row a milestone known by the day; empty text and an empty list mean no filter. The columns of milestone_status, and:
-- sort_date: the first plan, else the outcome, else the day it was due; period: where that lies (earlier, review = 2015-2020,
-- onward); present_period: the same of the current plan; outcome: the status, done told apart in late, on_time, done_unplanned.
-- A milestone without areas stands in the line whole_strategy, or outside_areas where its project is context.
-- With a filter on, milestones without a project fall away. The period is that of sort_date.
--
-- @source  no_filters, has_filters, projects_chosen, funding_in_years, milestone_status, projects, areas, strategies, review_period
-- @param   on_day       date       date '2020-12-31'
-- @param   of_strategy  varchar    ''
-- @param   of_lines     varchar[]  []
-- @param   of_level     varchar    ''
-- @param   of_filters   struct     no_filters()
create or replace macro milestones_as_of(on_day, of_strategy, of_lines, of_level, of_filters) as table
    with told as (
        select
            m.* replace (
                case
                    when len(m.line_ids) > 0 then m.line_ids
                    when p.scope = 'context' then ['outside_areas']
                    else ['whole_strategy']
                end as line_ids
            ),
            coalesce(m.first_plan_from, m.done_from, m.due_to) as sort_date,
            review_period(sort_date) as period,
            review_period(coalesce(m.plan_from, m.done_from, m.due_to)) as present_period,
            case
                when m.status = 'done' and m.is_late then 'late'
                when m.status = 'done' and m.first_plan_from is null then 'done_unplanned'
                when m.status = 'done' then 'on_time'
                else m.status
            end as outcome
        from milestone_status(on_day) as m
        left join projects as p on m.project_id = p.project_id
    )

    select t.*
    from told as t
    where
        (of_level = '' or t.level = of_level)
        and (
            not has_filters(of_filters)
            or coalesce(t.project_id, '') in (select c.project_id from projects_chosen(on_day, of_filters) as c)
        )
        and funding_in_years(year(t.sort_date), of_filters['year_from'], of_filters['year_to'])
        and (len(of_lines) = 0 or list_has_any(t.line_ids, of_lines))  -- one of its lines is asked for
        -- its areas tell the strategy; without areas, the one in force when the first plan or the outcome has certainly come
        and (of_strategy = '' or of_strategy in (
            select a.strategy_id from areas as a where list_contains(t.area_ids, a.area_id)
            union all
            select s.strategy_id from strategies as s
            where
                len(t.area_ids) = 0
                and coalesce(t.first_plan_to, t.done_to, t.due_to) between s.valid_from and coalesce(s.valid_to, 'infinity'::date)
        ))
