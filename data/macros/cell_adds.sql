-- Does a cell of changes belong to the sum of a day: a whole year before it, a whole month before it in its year, or a day of its month?
--
-- @param   its_step   varchar  'month'
-- @param   its_since  date     date '2020-11-01'
-- @param   as_of      date     date '2020-12-31'
create or replace macro cell_adds(its_step, its_since, as_of) as
    its_step = 'year' and its_since < date_trunc('year', as_of::date)
    or its_step = 'month' and its_since >= date_trunc('year', as_of::date) and its_since < date_trunc('month', as_of::date)
    or its_step = 'day' and its_since between date_trunc('month', as_of::date) and as_of::date  -- later days have not come
