-- How much had been granted to a project from day to day, wholly and partly in the county, and how much without a date?
--
-- The sums change on the days from which an amount counts. The row of a day is the one whose interval holds it.
--
-- @source  funding
-- @grain   project_id, valid_from
-- @column  project_id               varchar    project
-- @column  valid_from               date       first day with these sums
-- @column  valid_to                 date       last day with them, 9999-12-31 while open
-- @column  granted_sek              double     SEK granted wholly in the county; null if no source states an amount with a date and a value in SEK
-- @column  granted_part_sek         double     the same, partly in the county
-- @column  undated_amounts          double[]   granted wholly in the county without a date, one sum a currency
-- @column  undated_currencies       varchar[]  the currency of each of them
-- @column  undated_part_amounts     double[]   the same, partly in the county
-- @column  undated_part_currencies  varchar[]  the currency of each of them
-- @column  known_sek                double     all of these that have a value in SEK
-- @check   valid_from <= valid_to
with granted as (
    select project_id, location, currency, amount, amount_sek, counts_from, coalesce(counts_from, '0001-01-01'::date) as since
    from funding
    where
        measure = 'granted'  -- measures never mix
        and project_id is not null  -- money of the strategy as a whole belongs to no project
        and location in ('whole', 'part')  -- what lies outside the county is not Värmland's
        -- the same money once; a dated amount needs a value in SEK, one without a date has no year's rate
        and (left_out is null or (counts_from is null and left_out in ('no_rate', 'no_currency')))
),

turns as (
    select
        project_id,
        since as valid_from,
        lead((since - 1)::date, 1, '9999-12-31'::date) over (partition by project_id order by since) as valid_to
    from (select distinct project_id, since from granted)
),

stated as (
    select
        t.project_id, t.valid_from, t.valid_to, g.location, g.currency,
        g.counts_from is null as is_undated,
        sum(g.amount) as amount,
        sum(g.amount_sek) as sek
    from turns as t
    inner join granted as g on t.project_id = g.project_id and g.since <= t.valid_from
    group by all
)

select
    project_id,
    valid_from,
    valid_to,
    sum(sek) filter (where not is_undated and location = 'whole') as granted_sek,
    sum(sek) filter (where not is_undated and location = 'part') as granted_part_sek,
    list(amount order by currency) filter (where is_undated and location = 'whole') as undated_amounts,
    list(currency order by currency) filter (where is_undated and location = 'whole') as undated_currencies,
    list(amount order by currency) filter (where is_undated and location = 'part') as undated_part_amounts,
    list(currency order by currency) filter (where is_undated and location = 'part') as undated_part_currencies,
    sum(sek) as known_sek
from stated
group by project_id, valid_from, valid_to
order by project_id, valid_from
