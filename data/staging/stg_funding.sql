-- What does each row of funding.csv say, with types: one amount, as one source states it?
--
-- @source  raw_funding
-- @grain   funding_id
-- @column  funding_id              varchar  id of the amount
-- @column  project_id              varchar  project
-- @column  funder                  varchar  who pays
-- @column  funder_group            varchar  kind of funder
-- @column  programme               varchar  programme
-- @column  measure                 varchar  what the amount is; measures never mix
-- @column  decided_from            date     decision, first day
-- @column  decided_to              date     decision, last day
-- @column  decided_precision       varchar  decision: year, quarter, month or day
-- @column  amount                  double   amount in its own currency
-- @column  currency                varchar  currency, empty where not stated
-- @column  period_start_from       date     start of the funding period, first day
-- @column  period_start_to         date     start of the funding period, last day
-- @column  period_start_precision  varchar  start of the funding period: year, quarter, month or day
-- @column  period_end_from         date     end of the funding period, first day
-- @column  period_end_to           date     end of the funding period, last day
-- @column  period_end_precision    varchar  end of the funding period: year, quarter, month or day
-- @column  location                varchar  where: whole, part, outside, unknown
-- @column  same_money_as           varchar  row that holds the same money
-- @column  milestone_id            varchar  milestone that is the decision itself, where no source dates it otherwise
-- @column  source_id               varchar  source that states the row
-- @column  file_row                bigint   row of the file, the header being row 1
select
    funding_id,
    project_id,
    funder,
    funder_group,
    programme,
    measure,
    date_from(decided) as decided_from,
    date_to(decided) as decided_to,
    date_precision(decided) as decided_precision,
    amount::double as amount,
    currency,
    date_from(period_start) as period_start_from,
    date_to(period_start) as period_start_to,
    date_precision(period_start) as period_start_precision,
    date_from(period_end) as period_end_from,
    date_to(period_end) as period_end_to,
    date_precision(period_end) as period_end_precision,
    location,
    same_money_as,
    milestone_id,
    source_id,
    file_row
from raw_funding
