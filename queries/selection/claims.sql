-- Which published claims are known as of a day, and do the rows held here reach them?
--
-- A claim is compared with the rows of its own measure in the years of its period, an open end being the day; other measures are
-- beside the grants for context only. `why` names what speaks against the comparison; only some of it forbids one. With $strategy,
-- those about the time of that strategy.
--
-- @selection  all_money
-- @source  claims, strategies, funding, claim_verdict
-- @grain   claim_id
-- @param   as_of               date       date '2020-12-31'
-- @param   strategy            varchar    ''
-- @column  claim_id                varchar    id of the claim
-- @column  statement_sv            varchar    what is claimed, in Swedish
-- @column  statement_en            varchar    what is claimed, in English
-- @column  measure                 varchar    what the amount is said to be
-- @column  amount                  double     amount in its own currency
-- @column  currency                varchar    currency, null where not stated
-- @column  amount_sek              double     SEK by the average rate of the year it was said, else of its period's end or start; null without a rate
-- @column  comparison              varchar    over, at_least, about or exactly
-- @column  period_start_from       date       start of the period, first day
-- @column  period_start_to         date       start of the period, last day
-- @column  period_start_precision  varchar    year, quarter, month or day
-- @column  period_end_from         date       end of the period, first day
-- @column  period_end_to           date       end of the period, last day
-- @column  period_end_precision    varchar    year, quarter, month or day
-- @column  said_on_from            date       said, first day
-- @column  said_on_to              date       said, last day
-- @column  said_on_precision       varchar    year, quarter, month or day
-- @column  known_from              date       the day from which it is known
-- @column  scope_note              varchar    what it covers
-- @column  scope_note_sv           varchar    the same in Swedish, our translation
-- @column  rows_hold               varchar    against the claim, the rows beside it hold: same, more, less or other; null where not judged
-- @column  subject_funder          varchar    the only funder that it is about, null for any
-- @column  subject_programme       varchar    the only programme that it is about, null for any
-- @column  source_id               varchar    source
-- @column  compared_measure        varchar    measure of the rows that it is compared with
-- @column  period_from_year        bigint     first year of its period, null where not stated
-- @column  period_to_year          bigint     last year of its period, null where open
-- @column  rows_sek                double     SEK of the rows wholly in the county in those years
-- @column  rows_part_sek           double     the same, partly in the county
-- @column  rows                    bigint     amounts wholly in the county
-- @column  why                     varchar[]  what speaks against the comparison
-- @column  difference_sek          double     rows less claim, null where no period is stated
-- @column  covered_pct             double     rows as a share of the claim, where the measures are the same
-- @column  verdict                 varchar    covered, not_covered or not_comparable
with known as (
    select
        claim_id, subject_funder, subject_programme,
        if(
            list_contains(['granted', 'cofinancing', 'total_budget', 'eligible_cost', 'paid'], measure), measure, 'granted'
        ) as compared_measure,
        -- the years of the rows beside it: its own, else the one it was said in, else all until then (of what cannot be its like)
        case
            when period_start_from is not null then year(period_start_from)
            when said_on_from is not null and measure = compared_measure then year(said_on_from)
            else 0
        end as rows_from_year,
        case
            when period_start_from is not null then coalesce(year(period_end_to), year($as_of))
            else coalesce(year(said_on_to), year($as_of))
        end as rows_to_year
    from claims
    cross join (
        select min(valid_from) as valid_from, max(coalesce(valid_to, 'infinity'::date)) as valid_to
        from strategies
        where strategy_id = $strategy
    ) as asked
    where
        known_from <= $as_of  -- what nothing dates is known on no day
        and ($strategy = '' or coalesce(period_start_from, said_on_from) between asked.valid_from and asked.valid_to)
),

summed as (
    select
        k.claim_id,
        k.compared_measure,
        coalesce(sum(y.value) filter (where y.location = 'whole'), 0) as rows_sek,
        coalesce(sum(y.value) filter (where y.location = 'part'), 0) as rows_part_sek,
        coalesce(sum(y.rows) filter (where y.location = 'whole'), 0)::bigint as rows
    from known as k
    left join selected_all_money as y
        on k.compared_measure = y.measure
        and (k.subject_funder is null or y.funder = k.subject_funder)  -- only the funder or the programme that it is about
        and (k.subject_programme is null or y.programme = k.subject_programme)
        and y.year between k.rows_from_year and k.rows_to_year
    group by k.claim_id, k.compared_measure
),

judged as (
    select
        c.*,
        s.compared_measure,
        year(c.period_start_from) as period_from_year,
        year(c.period_end_to) as period_to_year,
        s.rows_sek, s.rows_part_sek, s.rows,
        list_filter([
            case when c.measure = 'frame' then 'frame_not_money' when c.measure <> s.compared_measure then 'measure_differs' end,
            case when not list_contains(h.measures, s.compared_measure) then 'no_rows' end,
            case
                when c.period_start_from is null then 'period_not_stated'
                when c.period_end_to is null then 'period_open'
                when c.period_end_to > $as_of then 'period_not_over'
            end,
            case when c.currency is null then 'no_currency' when c.amount_sek is null then 'no_rate' end,
            case
                when c.rows_hold in ('more', 'less', 'other') then 'rows_hold_' || c.rows_hold
                when c.rows_hold is null and c.scope_note is not null then 'subject_not_told'
            end,
            case when c.scope_note is not null then 'scope_note' end
        ], lambda reason: reason is not null) as why
    from summed as s
    inner join claims as c on s.claim_id = c.claim_id
    cross join (select list(distinct measure) as measures from funding) as h
)

select
    *,
    case when period_from_year is not null then rows_sek - amount_sek end as difference_sek,
    case when measure = compared_measure and period_from_year is not null then 100.0 * rows_sek / nullif(amount_sek, 0) end as covered_pct,  -- of its like only
    claim_verdict(why, rows_sek, amount_sek) as verdict
from judged
