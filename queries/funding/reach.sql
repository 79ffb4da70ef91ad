-- How far do the registers of granted money reach, and what are the years after them known from, as of a day?
--
-- The registers are those that the scope asked for rests on, whatever else is chosen; the rest is counted of the view.
--
-- @selection  money_sources
-- @without  area_mode, time_mode, measure, price_year, currency, org_id, body_as
-- @source  amount_cells, registers, sources
-- @grain   kind, register_id
-- @param   scope            varchar  'strategy'
-- @column  kind             varchar  register, or the kind of another source that tells of years after the last of them
-- @column  register_id      varchar  the register; empty for other kinds of sources
-- @column  name             varchar  its name
-- @column  state_from       date     date of the copy, first day that it can mean
-- @column  state_to         date     date of the copy, last day that it can mean
-- @column  state_precision  varchar  date of the copy: year, quarter, month or day
-- @column  last_year        integer  last year that any of the registers covers
-- @column  rows             bigint   amounts that rest on it: of registers all, of others those of later years
-- @check   rows >= 0 and (kind = 'register' or rows > 0)
with used as (
    select source_id, year, rows
    from selected_money_sources
    where location in ('whole', 'part')  -- what is shown as Värmland's money
),

copies as (
    select r.source_id, r.name, r.state_from, r.state_to, r.state_precision, coalesce(sum(u.rows), 0)::bigint as rows
    from registers as r
    left join used as u on r.source_id = u.source_id
    where
        r.state_to is not null
        and r.source_id in (
            select c.source_id
            from amount_cells as c
            where
                c.facet = 'source' and c.step = 'year'  -- each amount that counts, once
                and c.measure = 'granted' and c.location in ('whole', 'part') and $scope in ('all', c.scope)
        )
    group by all
),

reach as (
    select year(max(state_to))::integer as last_year
    from copies
)

select 'register' as kind, c.source_id as register_id, c.name, c.state_from, c.state_to, c.state_precision, r.last_year, c.rows
from copies as c
cross join reach as r
union all
select s.kind, null, null, null, null, null, r.last_year, sum(u.rows)::bigint
from used as u
inner join sources as s on u.source_id = s.source_id
cross join reach as r
where u.year > r.last_year  -- no register covers it
group by s.kind, r.last_year
order by kind <> 'register', state_to, rows desc, kind, register_id
