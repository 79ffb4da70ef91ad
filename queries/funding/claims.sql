-- Which totals have been published as of a day, and what do the rows held here add up to beside each?
--
-- An empty claim_id asks for all of them.
--
-- @selection  claims
-- @source  sources
-- @grain   claim_id
-- @param   claim_id           varchar    ''
-- @column  claim_id           varchar    claim
-- @column  statement_sv       varchar    what is claimed, Swedish
-- @column  statement_en       varchar    what is claimed, English
-- @column  measure            varchar    what the amount is said to be
-- @column  comparison         varchar    over, at_least, about or exactly
-- @column  amount             double     amount in its own currency
-- @column  currency           varchar    currency, empty where not stated
-- @column  amount_sek         double     SEK, empty without a rate
-- @column  period_from_year   bigint     first year of its period, empty where not stated
-- @column  period_to_year     bigint     last year of its period, empty while open
-- @column  period_start_from       date     start of its period, first day that it can mean; empty where not stated
-- @column  period_start_precision  varchar  that start: year, quarter, month or day
-- @column  period_end_from         date     end of its period, first day that it can mean; empty where not stated
-- @column  period_end_precision    varchar  that end: year, quarter, month or day
-- @column  said_on_from       date       said, first day that it can mean
-- @column  said_on_precision  varchar    said: year, quarter, month or day
-- @column  scope_note         varchar    what it covers
-- @column  scope_note_sv      varchar    the same in Swedish
-- @column  rows_hold          varchar    against it, the rows hold: same, more, less or other, in our judgement; empty where not judged
-- @column  subject_funder     varchar    the only funder that it is about, empty for any
-- @column  subject_programme  varchar    the only programme that it is about, empty for any
-- @column  compared_measure   varchar    measure of the rows beside it
-- @column  rows_sek           double     their sum wholly in the county in its period, by the day; empty without a period
-- @column  rows_part_sek      double     the same partly in the county, in full
-- @column  rows               bigint     how many are wholly in the county
-- @column  difference_sek     double     rows_sek less amount_sek
-- @column  covered_pct        double     rows_sek in percent of amount_sek; empty where the measures differ
-- @column  verdict            varchar    covered, not_covered or not_comparable
-- @column  why                varchar[]  what speaks against the comparison: frame_not_money, measure_differs, no_rows,
--            period_not_stated, period_open, period_not_over, no_currency, no_rate, rows_hold_more, rows_hold_less,
--            rows_hold_other, subject_not_told, scope_note
-- @column  source_id          varchar    source
-- @column  publisher          varchar    who published it
-- @column  source_title       varchar    title of the source
-- @column  url                varchar    its address
-- @check   verdict in ('covered', 'not_covered', 'not_comparable')
select
    c.claim_id, c.statement_sv, c.statement_en, c.measure, c.comparison, c.amount, c.currency, c.amount_sek,
    c.period_from_year, c.period_to_year,
    c.period_start_from, c.period_start_precision, c.period_end_from, c.period_end_precision,
    c.said_on_from, c.said_on_precision, c.scope_note, c.scope_note_sv,
    c.rows_hold, c.subject_funder, c.subject_programme,
    c.compared_measure, c.rows_sek, c.rows_part_sek, c.rows, c.difference_sek, c.covered_pct, c.verdict, c.why,
    c.source_id, s.publisher, s.title as source_title, s.url
from selected_claims as c
inner join sources as s on c.source_id = s.source_id
where $claim_id = '' or c.claim_id = $claim_id
order by c.amount_sek desc nulls last, c.claim_id
