-- How much was granted to each project by a day, wholly and partly in the county?
--
-- Empty where no source tells an amount that has a value in SEK.
--
-- @source  funding
-- @param   on_day  date  date '2020-12-31'
create or replace macro project_money(on_day) as table
    select
        project_id,
        sum(amount_sek) filter (where location = 'whole') as granted_sek,
        sum(amount_sek) filter (where location = 'part') as granted_part_sek
    from funding
    where
        measure = 'granted'  -- measures never mix
        and left_out is null  -- the same money once, and only what has a value in SEK
        and project_id is not null  -- money of the strategy as a whole belongs to no project
        and counts_from <= on_day  -- given by the day; money without a date is in no sum, the card tells it
    group by project_id
