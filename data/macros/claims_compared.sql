-- Which published claims are known as of a day, and do the rows held here reach them?
--
-- A claim is compared with the rows of its own measure in the years of its period, an open end being the day; other
-- measures are beside the grants for context only. `why` names what speaks against the comparison; only some of it forbids one.
--
-- @source  claims, claim_money, claim_verdict, funding, strategies
-- @param   on_day       date     date '2020-12-31'
-- @param   of_strategy  varchar  ''
-- @param   of_scope     varchar  'strategy'
create or replace macro claims_compared(on_day, of_strategy, of_scope) as table
with known as (
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
    left join claim_money(on_day) as y
        on k.compared_measure = y.measure
        and (of_scope = 'all' or y.scope = of_scope)  -- context is regional development outside the strategy
        and (k.subject_funder is null or y.funder = k.subject_funder)  -- only the funder or the programme that it is about
        and (k.subject_programme is null or y.programme = k.subject_programme)
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
            case
                when k.rows_hold in ('more', 'less', 'other') then 'rows_hold_' || k.rows_hold
                when k.rows_hold is null and k.scope_note is not null then 'subject_not_told'
            end,
            case when k.scope_note is not null then 'scope_note' end
        ], lambda reason: reason is not null) as why
    from known as k
    left join summed as s on k.claim_id = s.claim_id
)

select
    *,
    rows_sek - amount_sek as difference_sek,
    case when measure = compared_measure then 100.0 * rows_sek / nullif(amount_sek, 0) end as covered_pct,  -- of its like only
    claim_verdict(why, rows_sek, amount_sek) as verdict
from judged
