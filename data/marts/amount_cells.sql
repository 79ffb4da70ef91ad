-- How many amounts do the sources state, and what are they in SEK, by year and month and by what decides whether a figure counts them?
--
-- Each amount stands in a row of its year and in one of its month, as a whole, whatever its areas are (macro amount_counts). dated: by
-- what dates it and by why it is in no sum. source: by where it is stated, of those that are in sums.
--
-- @source  funding
-- @grain   facet, step, since?, measure, location, scope, strategy_id?, dated_by?, left_out?, source_id?
-- @column  facet        varchar  what the row counts by: dated or source
-- @column  step         varchar  the time that the row adds up: year or month
-- @column  since        date     first day of that time, by the day from which amounts count; null: without a date, they count on any day
-- @column  measure      varchar  measure
-- @column  location     varchar  where the money is
-- @column  scope        varchar  strategy or context
-- @column  strategy_id  varchar  strategy of the decisions
-- @column  dated_by     varchar  by dated: decided, milestone, period or project; null where no date is stated
-- @column  left_out     varchar  by dated: same_money, no_currency or no_rate; null for what counts in SEK
-- @column  source_id    varchar  by source: source
-- @column  rows         bigint   amounts
-- @column  amount_sek   double   SEK, nominal; null where none has a currency and a rate
-- @column  largest_sek  double   SEK of the largest of them; null where none has a value
-- @column  second_sek   double   SEK of the next one; null where there is none
-- @check   amount_sek is null or largest_sek <= amount_sek * 1.000001
-- @check   step in ('year', 'month') and rows > 0
with stated as (
    select 'dated' as facet, counts_from, measure, location, scope, strategy_id, dated_by, left_out, null as source_id, amount_sek
    from funding
    union all
    select 'source', counts_from, measure, location, scope, strategy_id, null, left_out, source_id, amount_sek
    from funding
    where left_out is null or left_out = 'no_rate'  -- the rest is in no sum
)

select
    f.facet, s.step, date_trunc(s.step, f.counts_from)::date as since,
    f.measure, f.location, f.scope, f.strategy_id, f.dated_by, f.left_out, f.source_id,
    count(*) as rows,
    sum(f.amount_sek) as amount_sek,
    max(f.amount_sek) as largest_sek,
    max(f.amount_sek, 2)[2] as second_sek
from stated as f
cross join (values ('year'), ('month')) as s (step)
group by all
order by facet, step, since, measure, location, scope, strategy_id, dated_by, left_out, source_id
