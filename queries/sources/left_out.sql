-- Which amounts are in no sum at all, and why?
--
-- @source  funding, sources
-- @grain   funding_id
-- @column  funding_id       varchar  amount
-- @column  project_id       varchar  project, empty at the level of the strategy
-- @column  title_sv         varchar  title of the project, Swedish
-- @column  title_en         varchar  title of the project, English
-- @column  funder           varchar  who pays, empty where not stated
-- @column  measure          varchar  granted, cofinancing, total_budget, eligible_cost or paid
-- @column  amount           double   amount in its own currency
-- @column  currency         varchar  currency, empty where not stated
-- @column  dated_from       date     date that it counts by, first day that it can mean
-- @column  dated_precision  varchar  that date: year, quarter, month or day
-- @column  reason           varchar  same_money, no_currency, no_rate or undated
-- @column  held_by          varchar  amount that holds the same money
-- @column  source_id        varchar  source that states it
-- @column  publisher        varchar  who published it
-- @column  source_title     varchar  title of the source
-- @column  url              varchar  its address
-- @check   reason in ('same_money', 'no_currency', 'no_rate', 'undated')
-- @check   (reason = 'same_money') = (held_by is not null)
select
    f.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.measure, f.amount, f.currency,
    f.dated_from, f.dated_precision,
    coalesce(f.left_out, 'undated') as reason,
    f.same_money_as as held_by,
    f.source_id, s.publisher, s.title as source_title, s.url
from funding as f
inner join sources as s on f.source_id = s.source_id
where f.left_out is not null or f.counts_from is null  -- only what is in no sum: nothing places it before any day
order by reason, f.title_place, f.funding_id
