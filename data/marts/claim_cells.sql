-- What do the amounts that each published total is compared with add up to, by year, month and day?
--
-- Those of its like measure, of the funder or the programme that it is about and of its years. Up to a day they add up to what claims
-- are judged by (macro adds_from). An amount that counts by a day is of no later year, so an open end of the years needs no day.
--
-- @source  claims, funding, adds_from, adds_to
-- @grain   claim_id, location, adds_to, adds_from
-- @empty   no amount need be like a claim
-- @column  claim_id  varchar  claim
-- @column  location  varchar  where the money is: whole or part
-- @column  adds_from date     first day whose sum it belongs to: the day itself, the day after its month, or the day after its year
-- @column  adds_to   date     last such day: the last of its month, the last of its year, or 9999-12-31
-- @column  sek       double   SEK; null where none has a rate
-- @column  rows      bigint   amounts
-- @check   adds_from <= adds_to and rows > 0
with amounts as (
    select measure, location, year, funder, programme, counts_from, sum(amount_sek) as sek, count(*) as rows
    from funding
    where
        location in ('whole', 'part')  -- what lies outside the county is in no comparison
        and counts_from is not null  -- money without a year is in no period
        and (left_out is null or left_out = 'no_rate')  -- the rest is in no sum
    group by all
),

days as (
    select c.claim_id, a.location, a.counts_from, sum(a.sek) as sek, sum(a.rows) as rows
    from claims as c
    inner join amounts as a
        on c.compared_measure = a.measure
        and (c.subject_funder is null or a.funder = c.subject_funder)  -- only the funder or the programme that it is about
        and (c.subject_programme is null or a.programme = c.subject_programme)
        and a.year >= c.rows_from_year and (c.rows_to_year is null or a.year <= c.rows_to_year)
    group by c.claim_id, a.location, a.counts_from
)

select
    d.claim_id, d.location, adds_from(s.step, d.counts_from) as adds_from, adds_to(s.step, d.counts_from) as adds_to,
    sum(d.sek) as sek, sum(d.rows)::bigint as rows
from days as d
cross join (values ('year'), ('month'), ('day')) as s (step)
where s.step <> 'month' or month(d.counts_from) < 12  -- December is over when its year is
group by all
order by claim_id, adds_to, adds_from, location
