-- What does the money asked for add up to, by year and group?
--
-- From the ready cells. Only amounts with several lines asked for and counted once need their single rows: cells cannot
-- tell whether two lines hold the same project. is_undated is money that no date places on either side of the day: it is
-- in no sum. group_value is the sum of the group without it; is_rest marks what belongs to no group of its own.
--
-- @source  no_filters, funding_as_of, funding_counted, at_prices, funding_asked, funding_key, area_lines
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
create or replace macro funding_values(
    on_day, of_strategy, of_lines, of_scope, at_location, of_measure,
    by_mode, by_time, in_prices, in_currency, of_filters, by_group
) as table
with cells as (
    select
        *,
        -- counted once, a project is where its main area is
        case when by_group <> 'area' and len(of_lines) = 0 then 'main' else by_mode end as mode
    from funding_as_of(on_day, of_filters)
    where
        time_mode = by_time
        and (by_group = 'area' or len(of_lines) <= 1)  -- the rest is counted row by row, below
        and (len(of_lines) = 0 or list_contains(of_lines, line_id))  -- only the lines asked for
        and funding_asked(
            measure, scope, strategy_id, location, currency, year,
            of_measure, of_scope, of_strategy, at_location, in_currency, of_filters
        )
),

valued as (
    select
        coalesce(year, 0) as year_key,
        funding_key(by_group, line_id, funder, funder_group, programme, location) as group_key,
        case
            when in_currency <> 'SEK' then case mode when 'split' then amount_split when 'whole' then amount_whole else amount_main end
            else at_prices(case mode when 'split' then sek_split when 'whole' then sek_whole else sek_main end, year, in_prices)
        end as value,
        case when mode = 'main' then rows_main else rows end as rows,
        counts_month is null as is_undated
    from cells
    union all
    select year_key, group_key, value, 1 as rows, is_undated
    from funding_counted(
        on_day, of_strategy, of_lines, of_scope, at_location, of_measure,
        by_mode, by_time, in_prices, in_currency, of_filters, by_group
    )
    where by_group <> 'area' and len(of_lines) > 1  -- the case that cells cannot tell
),

summed as (
    select
        year_key,
        group_key,
        is_undated,
        sum(value) as value,
        sum(rows)::bigint as rows,
        sum(sum(value) filter (where not is_undated)) over (partition by group_key) as group_value
    from valued
    where value is not null and rows > 0  -- no price index, no value; main: cells without a main area
    group by year_key, group_key, is_undated
)

select
    s.year_key,
    nullif(s.year_key, 0) as year,
    s.group_key,
    coalesce(l.name_sv, nullif(s.group_key, 'not_stated')) as name_sv,
    coalesce(l.name_en, nullif(s.group_key, 'not_stated')) as name_en,
    l.line_id,
    s.value,
    s.rows,
    s.is_undated,
    coalesce(len(l.strategy_ids) = 0, s.group_key = 'not_stated') as is_rest,
    s.group_value
from summed as s
left join area_lines as l on by_group = 'area' and s.group_key = l.line_id
