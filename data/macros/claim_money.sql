-- What do the rows held here add up to as of a day, in the groups that claims are compared by?
--
-- @source  funding_as_of
-- @param   on_day  date  date '2020-12-31'
create or replace macro claim_money(on_day) as table
    select measure, scope, location, year, funder, programme, sum(sek_main) as value, sum(rows_main) as rows
    from funding_as_of(on_day)
    where
        time_mode = 'decided'
        and year is not null  -- money without a year is in no period
        and rows_main > 0  -- each amount once, in its main area
    group by all
