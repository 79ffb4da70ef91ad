-- What do the rows add up to under each reasonable reading of each claim, as of a day?
--
-- Readings differ by measure, years, scope and location. Measures are never mixed; money partly in the county is added to
-- that wholly in it only in the location 'all', which says so. Years: stated = those of the claim, an open end being the
-- day; review = of these, 2015-2020; said_year = the year in which it was said; until_said = all years up to that one;
-- all_years = every year. A year of 0 is open. Money without a year is in no reading.
--
-- @selection  claims, all_money
-- @source  claim_measures, claim_verdict, funding_at, funding_in_years
-- @grain   claim_id, measure, period, scope, location
-- @param   as_of              date     date '2020-12-31'
-- @column  claim_id           varchar  claim
-- @column  measure            varchar  measure of the rows
-- @column  period             varchar  stated, review, said_year, until_said or all_years
-- @column  year_from          integer  first year, 0 where open
-- @column  year_to            integer  last year, 0 where open
-- @column  scope              varchar  strategy or all
-- @column  location           varchar  whole, part, all or outside
-- @column  subject_funder     varchar  the only funder that the claim is about, null for any
-- @column  subject_programme  varchar  the only programme that it is about, null for any
-- @column  value              double   SEK of the rows
-- @column  rows               bigint   amounts
-- @column  amount_sek         double   SEK of the claim
-- @column  covered_pct        double   rows as a share of the claim, where the measures are the same
-- @column  verdict            varchar  covered, not_covered or not_comparable
with periods as (
    select
        claim_id,
        unnest(
            case
                when period_from_year is not null then list_concat(
                    [{
                        'period': 'stated',
                        'year_from': period_from_year,
                        'year_to': coalesce(period_to_year, greatest(year($as_of), period_from_year))
                    }],
                    -- the years of the review stand beside what is open and began with them
                    if(
                        period_to_year is null and period_from_year <= 2015 and year($as_of) > 2020,
                        [{'period': 'review', 'year_from': 2015::bigint, 'year_to': 2020::bigint}],
                        []
                    )
                )
                when said_on_from is null then [{'period': 'all_years', 'year_from': 0::bigint, 'year_to': 0::bigint}]
                -- a decision falls in the year that tells of it; what has come of something is what came until then
                when measure = compared_measure
                    then [{'period': 'said_year', 'year_from': year(said_on_from), 'year_to': year(said_on_to)}]
                else [{'period': 'until_said', 'year_from': 0::bigint, 'year_to': year(said_on_to)}]
            end,
            recursive := true
        )
    from selected_claims
),

readings as (
    select
        c.claim_id, c.measure as claim_measure, c.amount_sek, c.why, c.subject_funder, c.subject_programme,
        m.measure, p.period, p.year_from, p.year_to, s.scope, l.location
    from selected_claims as c
    inner join periods as p on c.claim_id = p.claim_id
    inner join (values ('granted'), ('cofinancing'), ('total_budget')) as m (measure)
        on list_contains(claim_measures(c.measure), m.measure)
    cross join (values ('strategy'), ('all')) as s (scope)
    cross join (values ('whole'), ('part'), ('all'), ('outside')) as l (location)
),

summed as (
    select r.*, coalesce(sum(y.value), 0) as value, coalesce(sum(y.rows), 0)::bigint as rows
    from readings as r
    left join selected_all_money as y
        on r.measure = y.measure
        and (r.scope = 'all' or y.scope = r.scope)
        and funding_at(y.location, r.location)
        and funding_in_years(y.year, r.year_from, r.year_to)
        and (r.subject_funder is null or y.funder = r.subject_funder)
        and (r.subject_programme is null or y.programme = r.subject_programme)
    group by all
)

select
    claim_id, measure, period, year_from::integer as year_from, year_to::integer as year_to, scope, location,
    subject_funder, subject_programme, value, rows, amount_sek,
    -- a share of its like only
    case when measure = claim_measure then 100.0 * value / nullif(amount_sek, 0) end as covered_pct,
    claim_verdict(why, value, amount_sek) as verdict
from summed
where location <> 'outside' or rows > 0  -- money outside the county stands here only where there is some
