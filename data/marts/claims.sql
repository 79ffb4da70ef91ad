-- Which totals were published, by whom, and what are they in SEK? A claim is never a grant.
--
-- @source  stg_claims, stg_claim_subjects, stg_sources, stg_exchange_rates, stg_translations
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
-- @check   amount > 0
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
order by c.claim_id
