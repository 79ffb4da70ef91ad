-- How many amounts do the sources state, in rows that add up, and which of them come only after a day?
--
-- Other years come as one, then the other months of the year of the day; of its month each amount by itself.
--
-- @source  amount_cells, funding
-- @param   as_of  date  date '2020-12-31'
create or replace macro amount_counts(as_of) as table
    select * exclude (step), coalesce(since > as_of::date, false) as is_later
    from amount_cells
    where
        step = 'year' and since is distinct from date_trunc('year', as_of::date)
        or step = 'month' and date_trunc('year', since) = date_trunc('year', as_of::date)
        and since <> date_trunc('month', as_of::date)
    union all by name
    select
        facet, counts_from as since, measure, location, scope, strategy_id,
        if(facet = 'dated', dated_by, null) as dated_by,
        left_out,
        if(facet = 'source', source_id, null) as source_id,
        1::bigint as rows,
        amount_sek,
        amount_sek as largest_sek,
        null::double as second_sek,
        counts_from > as_of::date as is_later
    from funding
    cross join (values ('dated'), ('source')) as f (facet)
    where
        counts_from between date_trunc('month', as_of::date) and last_day(as_of::date)
        and (facet = 'dated' or coalesce(left_out = 'no_rate', true))
