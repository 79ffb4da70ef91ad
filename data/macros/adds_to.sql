-- Until which day does a cell of changes belong to sums: the end of its month, the end of its year, or for ever?
--
-- Of December there is no cell of the month: its year is over when it is (adds_from is then after adds_to).
--
-- @param   its_step  varchar  'month'
-- @param   its_day   date     date '2020-11-01'
create or replace macro adds_to(its_step, its_day) as
    case its_step
        when 'year' then date '9999-12-31'
        when 'month' then make_date(year(its_day), 12, 31)
        else last_day(its_day)
    end
