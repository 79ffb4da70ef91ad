-- Which amounts are not in a figure, and what is the first reason for each, one page at a time?
--
-- @selection  left_out
-- @source  funding, funding_of_body, sources
-- @grain   funding_id
-- @param   org_id       varchar    ''
-- @param   body_as      varchar    'coordinator'
-- @param   page         integer    1
-- @param   page_size    integer    1000
-- @column  funding_id  varchar  amount
-- @column  project_id  varchar  project, empty at the level of the strategy
-- @column  title_sv    varchar  title of the project, Swedish
-- @column  title_en    varchar  title of the project, English
-- @column  funder      varchar  who pays, empty where not stated
-- @column  measure     varchar  granted, cofinancing, total_budget, eligible_cost or paid
-- @column  amount      double   amount in its own currency
-- @column  currency    varchar  currency, empty where not stated
-- @column  reason      varchar  see the checks; no_index also where only some of its years have none
-- @column  held_by     varchar  amount that holds the same money
-- @column  source_id   varchar  source that states it
-- @column  publisher   varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url         varchar  address of the source
-- @column  matches     bigint   all that are left out, on whichever page
-- @check   reason in ('same_money', 'other_measure', 'outside_strategy', 'other_location', 'other_strategy', 'other_area', 'filtered_out',
--            'not_yet', 'no_currency', 'no_rate', 'other_currency', 'no_index', 'undated', 'other_years')
-- @check   reason <> 'same_money' or held_by is not null
with chosen as (
    select funding_id, reason, title_place
    from selected_left_out
    where funding_of_body(funding_id, $org_id, $body_as)  -- of the organisation that was opened
    order by reason, title_place, funding_id
    limit greatest($page_size, 0) offset greatest($page - 1, 0) * $page_size::bigint
)

select
    f.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.measure, f.amount, f.currency,
    c.reason,
    f.same_money_as as held_by,
    f.source_id,
    s.publisher,
    s.title as source_title,
    s.url,
    (select count(*) from selected_left_out where funding_of_body(funding_id, $org_id, $body_as)) as matches
from chosen as c
inner join funding as f on c.funding_id = f.funding_id
inner join sources as s on f.source_id = s.source_id
order by c.reason, c.title_place, f.funding_id
