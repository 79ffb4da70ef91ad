-- Which totals were published, by whom, and what are they in SEK? A claim is never a grant.
--
-- A claim is compared with the rows of its own measure in the years of its period, an open end being the day; other measures are
-- beside the grants for context only. Only some of what speaks against the comparison forbids one.
--
-- @source  stg_claims, stg_claim_subjects, stg_sources, stg_exchange_rates, stg_translations, funding, strategies
-- @grain   claim_id
-- @column  claim_id                varchar  id of the claim
-- @column  statement_sv            varchar  what is claimed, in Swedish
-- @column  statement_en            varchar  what is claimed, in English
-- @column  measure                 varchar  what the amount is said to be
-- @column  amount                  double   amount in its own currency
-- @column  currency                varchar  currency, null where not stated
-- @column  amount_sek              double   SEK by the average rate of the year it was said, else of its period's end or start; null without a rate
-- @column  comparison              varchar  over, at_least, about or exactly
-- @column  period_start_from       date     start of the period, first day
-- @column  period_start_to         date     start of the period, last day
-- @column  period_start_precision  varchar  year, quarter, month or day
-- @column  period_end_from         date     end of the period, first day
-- @column  period_end_to           date     end of the period, last day
-- @column  period_end_precision    varchar  year, quarter, month or day
-- @column  said_on_from            date     said, first day
-- @column  said_on_to              date     said, last day
-- @column  said_on_precision       varchar  year, quarter, month or day
-- @column  known_from              date     the day from which it is known: when it was said, else when its source was published, else when what it is about
--          began; null where nothing dates it
-- @column  scope_note              varchar  what it covers
-- @column  scope_note_sv           varchar  the same in Swedish, our translation
-- @column  rows_hold               varchar  against the claim, the rows beside it hold: same, more, less or other; null where not judged
-- @column  subject_funder          varchar  the only funder that it is about, null for any
-- @column  subject_programme       varchar  the only programme that it is about, null for any
-- @column  source_id               varchar  source
-- @column  compared_measure        varchar  measure of the rows that it is compared with
-- @column  period_from_year        bigint   first year of its period, null where not stated
-- @column  period_to_year          bigint   last year of its period, null where open
-- @column  rows_from_year          bigint   first year of the rows beside it: of its period, else the year it was said in, else 0 for all until then
--          (of what cannot be its like)
-- @column  rows_to_year            bigint   last year of them, null where that is the year of the day
-- @column  strategy_ids            varchar[]  strategies in whose time its period began, or it was said
-- @column  why_after_end           varchar[]  what speaks against the comparison when its period is over
-- @column  why_before_end          varchar[]  the same while its period is not over
-- @check   amount > 0
with stated as (
    select
        c.claim_id,
        c.statement_sv,
        c.statement_en,
        c.measure,
        c.amount,
        c.currency,
        c.amount * case when c.currency = 'SEK' then 1.0 else r.sek_per_unit end as amount_sek,
        c.comparison,
        c.period_start_from,
        c.period_start_to,
        c.period_start_precision,
        c.period_end_from,
        c.period_end_to,
        c.period_end_precision,
        c.said_on_from,
        c.said_on_to,
        c.said_on_precision,
        coalesce(c.said_on_to, d.published_to, c.period_start_from) as known_from,
        c.scope_note,
        (select tr.text_sv from stg_translations as tr where tr.text_en = c.scope_note) as scope_note_sv,
        s.rows_hold,
        s.funder as subject_funder,
        s.programme as subject_programme,
        c.source_id
    from stg_claims as c
    left join stg_claim_subjects as s on s.claim_id = c.claim_id
    left join stg_sources as d on d.source_id = c.source_id
    left join stg_exchange_rates as r
        on r.year = year(coalesce(c.said_on_from, c.period_end_from, c.period_start_from)) and r.currency = c.currency
),

compared as (
    select
        *,
        if(
            list_contains(['granted', 'cofinancing', 'total_budget', 'eligible_cost', 'paid'], measure), measure, 'granted'
        ) as compared_measure,
        year(period_start_from) as period_from_year,
        year(period_end_to) as period_to_year,
        case
            when period_start_from is not null then period_from_year
            when said_on_from is not null and measure = compared_measure then year(said_on_from)
            else 0
        end as rows_from_year,
        if(period_start_from is not null, period_to_year, year(said_on_to)) as rows_to_year,
        (
            select coalesce(list(g.strategy_id order by g.strategy_id), [])
            from strategies as g
            where coalesce(period_start_from, said_on_from) between g.valid_from and coalesce(g.valid_to, 'infinity'::date)
        ) as strategy_ids
    from stated
),

reasoned as (
    select
        c.*,
        [
            case when c.measure = 'frame' then 'frame_not_money' when c.measure <> c.compared_measure then 'measure_differs' end,
            case when c.compared_measure not in (select f.measure from funding as f) then 'no_rows' end
        ] as of_measure,
        case when c.period_start_from is null then 'period_not_stated' when c.period_end_to is null then 'period_open' end as of_period,
        [
            case when c.currency is null then 'no_currency' when c.amount_sek is null then 'no_rate' end,
            case
                when c.rows_hold in ('more', 'less', 'other') then 'rows_hold_' || c.rows_hold
                when c.rows_hold is null and c.scope_note is not null then 'subject_not_told'
            end,
            case when c.scope_note is not null then 'scope_note' end
        ] as of_the_rest
    from compared as c
)

select
    * exclude (of_measure, of_period, of_the_rest),
    list_filter(of_measure || [of_period] || of_the_rest, lambda reason: reason is not null) as why_after_end,
    list_filter(
        of_measure || [coalesce(of_period, 'period_not_over')] || of_the_rest, lambda reason: reason is not null
    ) as why_before_end
from reasoned
order by claim_id
