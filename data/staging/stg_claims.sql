-- What does each row of claims.csv say, with types: a published total that is no single grant?
--
-- @source  raw_claims
-- @grain   claim_id
-- @column  claim_id                varchar  id of the claim
-- @column  statement_sv            varchar  what is claimed, in Swedish
-- @column  statement_en            varchar  what is claimed, in English
-- @column  measure                 varchar  what the amount is; measures never mix
-- @column  amount                  double   amount in its own currency
-- @column  currency                varchar  currency, empty where not stated
-- @column  comparison              varchar  over, at least, about or exactly
-- @column  period_start_from       date     start of the funding period, first day
-- @column  period_start_to         date     start of the funding period, last day
-- @column  period_start_precision  varchar  start of the funding period: year, quarter, month or day
-- @column  period_end_from         date     end of the funding period, first day
-- @column  period_end_to           date     end of the funding period, last day
-- @column  period_end_precision    varchar  end of the funding period: year, quarter, month or day
-- @column  said_on_from            date     said, first day
-- @column  said_on_to              date     said, last day
-- @column  said_on_precision       varchar  said: year, quarter, month or day
-- @column  scope_note              varchar  what the claim covers
-- @column  source_id               varchar  source that states the row
-- @column  file_row                bigint   row of the file, the header being row 1
select
    claim_id,
    statement_sv,
    statement_en,
    measure,
    amount::double as amount,
    currency,
    comparison,
    date_from(period_start) as period_start_from,
    date_to(period_start) as period_start_to,
    date_precision(period_start) as period_start_precision,
    date_from(period_end) as period_end_from,
    date_to(period_end) as period_end_to,
    date_precision(period_end) as period_end_precision,
    date_from(said_on) as said_on_from,
    date_to(said_on) as said_on_to,
    date_precision(said_on) as said_on_precision,
    scope_note,
    source_id,
    file_row
from raw_claims
