-- In which period of the follow-up does a day lie: before the first strategy, in the 2015-2020 review, or onward?
--
-- @param   day  date  date '2018-12-01'
create or replace macro review_period(day) as
    case when year(day) < 2015 then 'earlier' when year(day) <= 2020 then 'review' else 'onward' end
