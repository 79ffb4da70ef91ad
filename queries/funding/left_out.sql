-- Which amounts are not in a figure, and what is the first reason for each?
--
-- @source  funding_left_out, funding_of_body, sources
-- @grain   funding_id
-- @param   as_of        date       date '2020-12-31'
-- @param   strategy     varchar    ''
-- @param   areas        varchar[]  []
-- @param   scope        varchar    'strategy'
-- @param   location     varchar    'whole'
-- @param   measure      varchar    'granted'
-- @param   area_mode    varchar    'split'
-- @param   time_mode    varchar    'decided'
-- @param   price_year   integer    0
-- @param   currency     varchar    'SEK'
-- @param   org_id       varchar    ''
-- @param   body_as      varchar    'coordinator'
-- @filters
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
-- @column  url         varchar  address of the source
-- @check   reason in ('same_money', 'other_measure', 'outside_strategy', 'other_location', 'other_strategy', 'other_area', 'filtered_out',
--            'not_yet', 'no_currency', 'no_rate', 'other_currency', 'no_index', 'undated', 'other_years')
-- @check   reason <> 'same_money' or held_by is not null
select
    f.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.measure, f.amount, f.currency,
    f.reason,
    f.same_money_as as held_by,
    f.source_id,
    s.url
from funding_left_out(
    $as_of, $strategy, $areas, $scope, $location, $measure,
    $area_mode, $time_mode, $price_year, $currency, $filters
) as f
inner join sources as s on f.source_id = s.source_id
where funding_of_body(f.funding_id, $org_id, $body_as)  -- of the organisation that was opened
order by f.reason, f.title_sv collate sv, f.funding_id
