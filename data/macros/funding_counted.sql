-- Which amounts count in a figure, in which year and group, and how much of each?
--
-- One row an amount and year, by area also an area. Otherwise an amount counts once, whatever its areas are: of the
-- lines asked for it takes its shares (split) or all (whole, main). What has no value in the prices asked for is not counted.
--
-- @source  no_filters, funding_chosen, funding_parts, at_prices, funding_asked, funding_key
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
-- @param   by_group     varchar    'area'
create or replace macro funding_counted(
    on_day, of_strategy, of_lines, of_scope, at_location, of_measure,
    by_mode, by_time, in_prices, in_currency, of_filters, by_group
) as table
with parts as (
    select
        funding_id,
        year_key,
        year_share,
        counts_from is null as is_undated,
        case when by_group = 'area' then area_id end as area_id,
        funding_key(by_group, line_id, funder, funder_group, programme, location) as group_key,
        case when by_mode = 'split' then share else 1.0 end as area_share,
        case when in_currency = 'SEK' then at_prices(amount_sek, year, in_prices) else amount end as whole_value
    from funding_parts
    where
        time_mode = by_time
        and (counts_from is null or counts_from <= on_day)  -- certainly given by the day; without a date, at any day
        and (by_mode <> 'main' or is_main)  -- the main area holds the whole project
        and (len(of_lines) = 0 or list_contains(of_lines, line_id))  -- only the lines asked for
        and funding_chosen(project_id, funder, funder_group, programme, on_day, of_filters)
        and funding_asked(
            measure, scope, strategy_id, location, currency, year,
            of_measure, of_scope, of_strategy, at_location, in_currency, of_filters
        )
)

select
    funding_id,
    year_key,
    area_id,
    any_value(group_key) as group_key,
    any_value(year_share) as year_share,
    any_value(is_undated) as is_undated,
    least(sum(area_share), 1.0) as area_share,
    any_value(whole_value) * least(sum(area_share), 1.0) as value
from parts
where whole_value is not null  -- a year without a price index is not guessed
group by funding_id, year_key, area_id
