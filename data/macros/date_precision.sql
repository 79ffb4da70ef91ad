-- How exact is a stated date: year, quarter, month or day?
--
-- @param   stated  varchar  '2016-Q2'
create or replace macro date_precision(stated) as
    case
        when length(stated) = 4 then 'year'
        when stated[6] = 'Q' then 'quarter'
        when length(stated) = 7 then 'month'
        when length(stated) = 10 then 'day'
    end
