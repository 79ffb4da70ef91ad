-- Which amounts of the measures and the subject of a claim are in none of its readings, and why?
--
-- An empty claim_id asks for every claim. What restates the money of another row is no missing money and is not among them.
--
-- @selection  claims
-- @without  strategy
-- @source  claim_measures, funding, sources
-- @grain   claim_id, funding_id
-- @param   claim_id      varchar  's3_turnover_1bn'
-- @column  claim_id      varchar  claim
-- @column  funding_id    varchar  amount
-- @column  project_id    varchar  project, empty at the level of the strategy
-- @column  title_sv      varchar  title of the project, Swedish
-- @column  title_en      varchar  title of the project, English
-- @column  funder        varchar  who pays, empty where not stated
-- @column  measure       varchar  granted, cofinancing or total_budget
-- @column  amount        double   amount in its own currency
-- @column  currency      varchar  its currency, empty where not stated
-- @column  location      varchar  whole, part, outside or unknown
-- @column  reason        varchar  undated, no_currency or no_rate
-- @column  source_id     varchar  source that states it
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   reason in ('undated', 'no_currency', 'no_rate')
select
    c.claim_id, f.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.measure, f.amount, f.currency, f.location,
    coalesce(f.left_out, 'undated') as reason,
    f.source_id, s.publisher, s.title as source_title, s.url
from selected_claims as c
inner join funding as f
    on list_contains(claim_measures(c.measure), f.measure)
    and (c.subject_funder is null or f.funder = c.subject_funder)
    and (c.subject_programme is null or f.programme = c.subject_programme)
inner join sources as s on f.source_id = s.source_id
where
    $claim_id in ('', c.claim_id)
    and coalesce(f.left_out, '') <> 'same_money'  -- the row that it restates holds the money
    and (f.left_out is not null or f.counts_from is null)  -- the rest is in a reading, or was decided after the day
    and coalesce(f.counts_from, $as_of) <= $as_of  -- not yet given
order by c.claim_id, f.measure, reason, f.amount desc, f.funding_id
