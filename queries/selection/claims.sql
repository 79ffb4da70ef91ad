-- Which published claims are known as of a day, and do the rows held here reach them?
--
-- What it is compared with and what speaks against that is in data/marts/claims.sql. With $strategy, those about the time of that
-- strategy.
--
-- @source  claims, claim_cells, claim_verdict
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
with summed as (
    select
        claim_id,
        coalesce(sum(sek) filter (where location = 'whole'), 0) as rows_sek,
        coalesce(sum(sek) filter (where location = 'part'), 0) as rows_part_sek,
        coalesce(sum(rows) filter (where location = 'whole'), 0)::bigint as rows
    from claim_cells
    where $as_of between adds_from and adds_to
    group by claim_id
)

select
    c.* exclude (rows_from_year, rows_to_year, strategy_ids, why_after_end, why_before_end),
    coalesce(s.rows_sek, 0) as rows_sek,
    coalesce(s.rows_part_sek, 0) as rows_part_sek,
    coalesce(s.rows, 0) as rows,
    if(c.period_end_to > $as_of, c.why_before_end, c.why_after_end) as why,
    case when c.period_from_year is not null then coalesce(s.rows_sek, 0) - c.amount_sek end as difference_sek,
    -- of its like only
    case
        when c.measure = c.compared_measure and c.period_from_year is not null
            then 100.0 * coalesce(s.rows_sek, 0) / nullif(c.amount_sek, 0)
    end as covered_pct,
    claim_verdict(why, coalesce(s.rows_sek, 0), c.amount_sek) as verdict
from claims as c
left join summed as s on c.claim_id = s.claim_id
where
    c.known_from <= $as_of  -- what nothing dates is known on no day
    and ($strategy = '' or list_contains(c.strategy_ids, $strategy))
