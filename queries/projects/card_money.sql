-- Which amounts do the sources state for one project, and which of them count as of a day?
--
-- @source  funding, sources
-- @grain   funding_id
-- @param   project_id       varchar  'lignocity_20'
-- @param   as_of            date     date '2020-12-31'
-- @column  funding_id       varchar  amount
-- @column  measure          varchar  granted, cofinancing, total_budget, eligible_cost or paid; never summed with each other
-- @column  funder           varchar  who pays, empty where not stated
-- @column  funder_group     varchar  kind of funder
-- @column  programme        varchar  programme
-- @column  amount           double   amount in its own currency
-- @column  currency         varchar  currency, empty where not stated
-- @column  rate_sek         double   SEK for one unit of it in the year of the decision
-- @column  amount_sek       double   amount in SEK, empty where it cannot be computed
-- @column  location         varchar  where the money is: whole, part, outside or unknown
-- @column  dated_from       date     date that it counts by, first day
-- @column  dated_precision  varchar  that date: year, quarter, month or day
-- @column  dated_by         varchar  decided, milestone, period or project; empty where nothing dates it
-- @column  reason           varchar  why it is in no sum: same_money, no_currency, no_rate, not_yet or undated; empty where it counts
-- @column  held_by          varchar  amount that holds the same money
-- @column  source_id        varchar  source that states it
-- @column  publisher        varchar  who published it
-- @column  source_title     varchar  title of the source
-- @column  url              varchar  its address
-- @check   amount > 0
select
    f.funding_id, f.measure, f.funder, f.funder_group, f.programme,
    f.amount, f.currency, f.rate_sek, f.amount_sek, f.location,
    f.dated_from, f.dated_precision, f.dated_by,
    case
        when f.left_out = 'same_money' then f.left_out
        when f.counts_from > $as_of then 'not_yet'
        when f.left_out is null and f.counts_from is null then 'undated'  -- no date places it before the day
        else f.left_out
    end as reason,
    f.same_money_as as held_by,
    f.source_id, s.publisher, s.title as source_title, s.url
from funding as f
inner join sources as s on f.source_id = s.source_id
where f.project_id = $project_id
order by
    list_position(['granted', 'cofinancing', 'total_budget', 'eligible_cost', 'paid'], f.measure),
    reason nulls first,
    f.dated_from nulls last,
    f.amount desc,
    f.funding_id
