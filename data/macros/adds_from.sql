-- From which day on does a cell of changes belong to sums: the day itself, the day after its month, or the day after its year?
--
-- A sum up to a day adds the whole years before it, the whole months before it in its year, and the days of its month until it; adds_to
-- says until when. So two dates of each cell tell whether a day adds it, which passes over most of the cells without reading them.
--
-- @param   its_step  varchar  'month'
-- @param   its_day   date     date '2020-11-01'
create or replace macro adds_from(its_step, its_day) as
    case its_step
        when 'year' then make_date(year(its_day) + 1, 1, 1)
        when 'month' then last_day(its_day) + 1
        else its_day
    end
