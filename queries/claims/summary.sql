-- Between what do the readings of a published claim lie, and how many of them reach its amount, as of a day?
--
-- Of the measure that the claim is compared with, and without money outside the county; an empty claim_id asks for every claim.
--
-- @selection  claims, readings
-- @without  strategy
-- @grain   claim_id
-- @param   claim_id          varchar  's3_turnover_1bn'
-- @column  claim_id          varchar  claim
-- @column  compared_measure  varchar  measure of the rows
-- @column  low_sek           double   SEK of the reading that gives least, empty where there is none
-- @column  high_sek          double   SEK of the reading that gives most, empty where there is none
-- @column  readings          bigint   how many readings there are
-- @column  reached           bigint   how many of them add up to the amount at least, in kronor
-- @check   reached <= readings and (low_sek <= high_sek or readings = 0)
select
    c.claim_id,
    any_value(c.compared_measure) as compared_measure,
    min(r.value) as low_sek,
    max(r.value) as high_sek,
    count(r.value) as readings,
    count(*) filter (where r.value >= r.amount_sek) as reached
from selected_claims as c
left join selected_readings as r
    on c.claim_id = r.claim_id and c.compared_measure = r.measure and r.location <> 'outside'
where $claim_id in ('', c.claim_id)
group by c.claim_id
order by c.claim_id
