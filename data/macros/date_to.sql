-- What is the last day that a date can mean (2016, 2016-Q2, 2016-06 or 2016-06-30)?
--
-- @source  date_from
-- @param   stated  varchar  '2016-Q2'
create or replace macro date_to(stated) as
    case
        when length(stated) in (4, 7) then last_day(
            date_from(stated) + to_months(case when length(stated) = 4 then 11 when stated[6] = 'Q' then 2 else 0 end)
        )
        else date_from(stated)
    end
