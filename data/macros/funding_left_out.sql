-- Which amounts are not in a figure, or not with all of their years, and what is the first reason for each?
--
-- no_index is told also where only some years of an amount have no price index: the others count.
--
-- @source  no_filters, funding_chosen, funding, funding_parts, project_areas, price_index, funding_at, funding_in_years
-- @param   on_day       date       date '2020-12-31'
-- @param   of_strategy  varchar    ''
-- @param   of_lines     varchar[]  []
-- @param   of_scope     varchar    'strategy'
-- @param   at_location  varchar    'whole'
-- @param   of_measure   varchar    'granted'
-- @param   by_mode      varchar    'split'
-- @param   by_time      varchar    'decided'
-- @param   in_prices    integer    0
-- @param   in_currency  varchar    'SEK'
-- @param   of_filters   struct     no_filters()
create or replace macro funding_left_out(
    on_day, of_strategy, of_lines, of_scope, at_location, of_measure,
    by_mode, by_time, in_prices, in_currency, of_filters
) as table
with placed as (
    select
        f.funding_id,
        any_value(of_strategy = '' or coalesce(f.strategy_id, '') = of_strategy) as is_in_strategy,
        bool_or(
            (len(of_lines) = 0 or list_contains(of_lines, coalesce(a.line_id, 'whole_strategy')))
            and (by_mode <> 'main' or coalesce(a.is_main, true))
        ) as is_in_area
    from funding as f
    left join project_areas as a on f.project_id = a.project_id
    group by f.funding_id
),

timed as (
    select
        p.funding_id,
        bool_or(funding_in_years(p.year, of_filters['year_from'], of_filters['year_to'])) as is_in_years,
        bool_or(funding_in_years(p.year, of_filters['year_from'], of_filters['year_to']) and i.year is null) as has_no_index,
        bool_and(p.year is null) as is_undated
    from funding_parts as p
    left join price_index as i on p.year = i.year
    where p.time_mode = by_time
    group by p.funding_id
)

select
    f.*,
    case
        when f.left_out = 'same_money' then 'same_money'
        when f.measure <> of_measure then 'other_measure'
        when of_scope <> 'all' and f.scope <> of_scope then 'outside_strategy'
        when not funding_at(f.location, at_location) then 'other_location'
        when not p.is_in_strategy then 'other_strategy'
        when not p.is_in_area then 'other_area'
        when not funding_chosen(f.project_id, f.funder, f.funder_group, f.programme, on_day, of_filters) then 'filtered_out'
        when f.counts_from > on_day then 'not_yet'
        when f.left_out is not null and (f.left_out <> 'no_rate' or in_currency = 'SEK') then f.left_out
        when in_currency <> 'SEK' and f.currency <> in_currency then 'other_currency'
        when in_prices > 0 and (t.has_no_index or t.is_undated) then 'no_index'
        when f.counts_from is null then 'undated'
        when not t.is_in_years then 'other_years'
    end as reason
from funding as f
inner join placed as p on f.funding_id = p.funding_id
left join timed as t on f.funding_id = t.funding_id
where reason is not null  -- the rest is in the figure
