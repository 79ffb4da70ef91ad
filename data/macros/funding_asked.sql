-- Is this money asked for: its measure, scope, strategy, location, currency and year?
--
-- @source  no_filters, funding_at, funding_in_years
-- @param   its_measure   varchar  'granted'
-- @param   its_scope     varchar  'strategy'
-- @param   its_strategy  varchar  's3_2015'
-- @param   its_location  varchar  'whole'
-- @param   its_currency  varchar  'SEK'
-- @param   its_year      integer  2016
-- @param   of_measure    varchar  'granted'
-- @param   of_scope      varchar  'strategy'
-- @param   of_strategy   varchar  ''
-- @param   at_location   varchar  'whole'
-- @param   in_currency   varchar  'SEK'
-- @param   of_filters    struct   no_filters()
create or replace macro funding_asked(
    its_measure, its_scope, its_strategy, its_location, its_currency, its_year,
    of_measure, of_scope, of_strategy, at_location, in_currency, of_filters
) as
    its_measure = of_measure  -- measures never mix
    and (of_scope = 'all' or its_scope = of_scope)  -- context is regional development that serves no area of the strategy
    and (of_strategy = '' or coalesce(its_strategy, '') = of_strategy)  -- the strategy in force when it was decided
    and funding_at(its_location, at_location)
    and (in_currency = 'SEK' or its_currency = in_currency)  -- everything converted, or only what is stated in that currency
    and funding_in_years(its_year, of_filters['year_from'], of_filters['year_to'])
