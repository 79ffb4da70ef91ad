-- What is the first day that a date can mean (2016, 2016-Q2, 2016-06 or 2016-06-30)?
--
-- @param   stated  varchar  '2016-Q2'
create or replace macro date_from(stated) as
    try_cast(
        case
            when length(stated) = 4 then stated || '-01-01'
            when stated[6] = 'Q' then stated[1:5] || ((try_cast(stated[7] as integer) - 1) * 3 + 1) || '-1'
            when length(stated) = 7 then stated || '-01'
            else stated
        end as date
    )
