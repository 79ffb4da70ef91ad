-- What had certainly been granted or paid as of a day, in cells that add up?
--
-- Whole months come ready-made from funding_cells, the month of the day from its single amounts; undated rows are always there.
--
-- @source  funding_cells, funding_parts
-- @param   as_of  date  date '2020-12-31'
create or replace macro funding_as_of(as_of) as table
    select * from funding_cells
    where counts_month is null or counts_month < date_trunc('month', as_of::date)  -- later months have not come
    union all by name
    select
        date_trunc('month', counts_from)::date as counts_month,
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
