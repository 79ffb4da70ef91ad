-- What had certainly been given as of a day, in cells that add up?
--
-- Whole months come ready from funding_cells, the month of the day itself from its single parts, undated rows always.
--
-- @source  funding_cells, funding_parts
-- @param   as_of  date  date '2020-12-31'
create or replace macro funding_as_of(as_of) as table
    select * from funding_cells
    where counts_month < date_trunc('month', as_of::date) or counts_month is null  -- later months have not come
    union all
    select
        date_trunc('month', counts_from)::date as counts_month,
        time_mode,
        year,
        area_id,
        line_id,
        strategy_id,
        funder,
        funder_group,
        programme,
        measure,
        currency,
        location,
        scope,
        sum(amount * share) as amount_split,
        sum(amount) as amount_whole,
        coalesce(sum(amount) filter (where is_main), 0) as amount_main,
        sum(amount_sek * share) as sek_split,
        sum(amount_sek) as sek_whole,
        case when count(amount_sek) > 0 then coalesce(sum(amount_sek) filter (where is_main), 0) end as sek_main,
        count(*) as rows,
        count(*) filter (where is_main) as rows_main
    from funding_parts
    where counts_from >= date_trunc('month', as_of::date) and counts_from <= as_of::date  -- later days have not come
    group by all
