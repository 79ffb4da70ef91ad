-- What had certainly been given as of a day, in cells that add up?
--
-- Whole months come ready from funding_cells, the month of the day itself from its single parts, undated rows always.
-- With something asked of the projects all comes from the single parts: cells cannot tell projects apart.
--
-- @source  no_filters, amount_fits, has_project_filters, funding_chosen, funding_cells, funding_parts
-- @param   as_of       date    date '2020-12-31'
-- @param   of_filters  struct  no_filters()
create or replace macro funding_as_of(as_of, of_filters) as table
    select * from funding_cells
    where
        (counts_month < date_trunc('month', as_of::date) or counts_month is null)  -- later months have not come
        and not has_project_filters(of_filters)  -- told from the parts, below
        and amount_fits(funder, funder_group, programme, of_filters)
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
    where
        (counts_from <= as_of::date or (counts_from is null and has_project_filters(of_filters)))  -- later days have not come
        and (counts_from >= date_trunc('month', as_of::date) or counts_from is null or has_project_filters(of_filters))  -- earlier months come from the cells
        and funding_chosen(project_id, funder, funder_group, programme, as_of, of_filters)
    group by all
