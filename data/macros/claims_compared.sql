-- Which published claims are known as of a day, and do the rows held here reach them?
--
-- A claim is compared with the rows of its own measure in the years of its period, an open end being the day; other
-- measures are beside the grants for context only. `why` names what speaks against the comparison; only some of it forbids one.
--
-- @source  no_filters, claims, funding, funding_as_of, strategies
-- @param   on_day       date     date '2020-12-31'
-- @param   of_strategy  varchar  ''
-- @param   of_scope     varchar  'strategy'
create or replace macro claims_compared(on_day, of_strategy, of_scope) as table
with yearly as (
    select measure, location, year, sum(sek_main) as value, sum(rows_main) as rows
    from funding_as_of(on_day, no_filters())
    where
        time_mode = 'decided'
        and year is not null  -- money without a year is in no period
        and (of_scope = 'all' or scope = of_scope)  -- context is regional development outside the strategy
    group by measure, location, year
),

known as (
    select
        *,
        if(measure in ('granted', 'cofinancing', 'total_budget', 'eligible_cost', 'paid'), measure, 'granted') as compared_measure,
        year(period_start_from) as period_from_year,
        year(period_end_to) as period_to_year
    from claims
    where
        -- said by the day; where no source dates it, about something that has begun
        coalesce(said_on_to, period_start_from, '-infinity'::date) <= on_day
        and (of_strategy = '' or exists (
            select 1 from strategies as s
            where
                s.strategy_id = of_strategy
                and coalesce(period_start_from, said_on_from) between s.valid_from and coalesce(s.valid_to, 'infinity'::date)
        ))
),

summed as (
    select
        k.claim_id,
        coalesce(sum(y.value) filter (where y.location = 'whole'), 0) as rows_sek,
        coalesce(sum(y.value) filter (where y.location = 'part'), 0) as rows_part_sek,
        coalesce(sum(y.rows) filter (where y.location = 'whole'), 0)::bigint as rows
    from known as k
    left join yearly as y
        on k.compared_measure = y.measure
        and y.year between k.period_from_year and coalesce(k.period_to_year, year(on_day))
    where k.period_from_year is not null  -- a claim without a period has no sum to stand beside
    group by k.claim_id
),

judged as (
    select
        k.*,
        s.* exclude (claim_id),
        list_filter([
            case when k.measure = 'frame' then 'frame_not_money' when k.measure <> k.compared_measure then 'measure_differs' end,
            case when not exists (select 1 from funding as f where f.measure = k.compared_measure) then 'no_rows' end,
            case
                when k.period_from_year is null then 'period_not_stated'
                when k.period_to_year is null then 'period_open'
                when k.period_end_to > on_day then 'period_not_over'
            end,
            case when k.currency is null then 'no_currency' when k.amount_sek is null then 'no_rate' end,
            case when k.scope_note is not null then 'scope_note' end
        ], lambda reason: reason is not null) as why
    from known as k
    left join summed as s on k.claim_id = s.claim_id
)

select
    *,
    rows_sek - amount_sek as difference_sek,
    100.0 * rows_sek / nullif(amount_sek, 0) as covered_pct,
    case
        when list_has_any(why, [
            'frame_not_money', 'measure_differs', 'no_rows', 'period_not_stated', 'no_currency', 'no_rate'
        ]) then 'not_comparable'
        when rows_sek >= amount_sek then 'covered'
        when list_contains(why, 'period_not_over') then 'not_comparable'  -- the rest of the period may still bring it
        else 'not_covered'
    end as verdict
from judged
