-- How much was granted to each project by a day, wholly and partly in the county, and how much without a date?
--
-- granted_sek, granted_part_sek: null if no source states an amount with a date and a value in SEK. undated_amounts: the sum of
-- amounts that no date places before or after the day, one per item of undated_currencies; undated_part_…: the same, partly in the
-- county. known_sek: all of these that have a value in SEK.
--
-- @source  funding
-- @param   on_day  date  date '2020-12-31'
create or replace macro project_money(on_day) as table
    with stated as (
        select
            project_id,
            location,
            counts_from is null as is_undated,
            currency,
            sum(amount) as amount,
            sum(amount_sek) as sek
        from funding
        where
            measure = 'granted'  -- measures never mix
            and project_id is not null  -- money of the strategy as a whole belongs to no project
            and location in ('whole', 'part')  -- what lies outside the county is not Värmland's
            -- the same money once; a dated amount needs a value in SEK, one without a date has no year's rate
            and (left_out is null or (counts_from is null and left_out in ('no_rate', 'no_currency')))
            and (counts_from is null or counts_from <= on_day)  -- given by the day; what has no date is told apart
        group by project_id, location, is_undated, currency
    )

    select
        project_id,
        sum(sek) filter (where not is_undated and location = 'whole') as granted_sek,
        sum(sek) filter (where not is_undated and location = 'part') as granted_part_sek,
        list(amount order by currency) filter (where is_undated and location = 'whole') as undated_amounts,
        list(currency order by currency) filter (where is_undated and location = 'whole') as undated_currencies,
        list(amount order by currency) filter (where is_undated and location = 'part') as undated_part_amounts,
        list(currency order by currency) filter (where is_undated and location = 'part') as undated_part_currencies,
        sum(sek) as known_sek
    from stated
    group by project_id
