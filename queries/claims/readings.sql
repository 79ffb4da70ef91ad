-- What do the rows add up to under each reasonable reading of a published claim, as of a day?
--
-- An empty claim_id asks for the readings of every claim. Each sum is that of funding/rows under the same measure, years,
-- scope and location, and the same funder or programme. Years of 0 are open; money without a year is in no reading.
--
-- @selection  readings
-- @without  strategy
-- @grain   claim_id, measure, period, scope, location
-- @param   claim_id           varchar  's3_turnover_1bn'
-- @column  claim_id           varchar  claim
-- @column  measure            varchar  measure of the rows: granted, cofinancing or total_budget; never added to each other
-- @column  period             varchar  stated, review, said_year, until_said or all_years
-- @column  year_from          integer  first year, 0 where open
-- @column  year_to            integer  last year, 0 where open
-- @column  scope              varchar  strategy, or all: regional development outside it too
-- @column  location           varchar  whole, part, outside, or all: whole and part added, the part in full
-- @column  subject_funder     varchar  only this funder, empty for any
-- @column  subject_programme  varchar  only this programme, empty for any
-- @column  value              double   SEK that the rows add up to
-- @column  rows               bigint   amounts
-- @column  amount_sek         double   SEK that is claimed, empty without a rate or a currency
-- @column  covered_pct        double   value in percent of amount_sek; empty where the measures differ or the amount is not known in SEK
-- @column  verdict            varchar  covered, not_covered or not_comparable
-- @check   value >= 0 and (value > 0) = (rows > 0)
-- @check   verdict in ('covered', 'not_covered', 'not_comparable')
select
    claim_id, measure, period, year_from, year_to, scope, location, subject_funder, subject_programme,
    value, rows, amount_sek, covered_pct, verdict
from selected_readings
where $claim_id in ('', claim_id)
order by
    claim_id,
    list_position(['granted', 'cofinancing', 'total_budget'], measure),
    list_position(['stated', 'review', 'said_year', 'until_said', 'all_years'], period),
    list_position(['strategy', 'all'], scope),
    list_position(['whole', 'part', 'all', 'outside'], location)
