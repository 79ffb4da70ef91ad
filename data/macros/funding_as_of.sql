-- What had certainly been granted or paid as of a day, in cells that add up?
--
-- Whole years come as one from funding_cells, then the whole months of the year of the day, then the single amounts of its month; what
-- is not dated is always there.
--
-- @source  funding_cells, funding_parts
-- @param   as_of  date  date '2020-12-31'
create or replace macro funding_as_of(as_of) as table
    select * exclude (adds_from, adds_to) from funding_cells
    where as_of::date between adds_from and adds_to  -- the rest is in other cells, or has not come
    union all by name
    select
        false as is_undated,
        time_mode, year, area_id, line_id, strategy_id, funder, funder_group, programme, measure, currency, location, scope,
        amount * share as amount_split,
        amount as amount_whole,
        if(is_main, amount, 0.0) as amount_main,
        amount_sek * share as sek_split,
        amount_sek as sek_whole,
        if(is_main, amount_sek, 0.0 * amount_sek) as sek_main,
        1::bigint as rows,
        is_main::bigint as rows_main
    from funding_parts
    where counts_from between date_trunc('month', as_of::date) and as_of::date  -- later days have not come
