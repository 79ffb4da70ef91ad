-- On which sources do the amounts of a figure rest, and how many amounts on each?
--
-- @selection  amounts
-- @without  area_mode
-- @source  at_prices, funding, funding_at, funding_of_body, sources
-- @grain   source_id
-- @param   location             varchar    'whole'
-- @param   measure              varchar    'granted'
-- @param   price_year           integer    0
-- @param   currency             varchar    'SEK'
-- @param   org_id               varchar    ''
-- @param   body_as              varchar    'coordinator'
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     amounts that rest on it
select
    s.source_id,
    s.publisher,
    s.title,
    s.published_from,
    s.published_precision,
    s.kind,
    count(distinct f.funding_id) as rows
from selected_amounts as c
inner join funding as f on c.funding_id = f.funding_id
inner join sources as s on f.source_id = s.source_id
where
    c.measure = $measure  -- measures never mix
    and funding_at(c.location, $location)
    and $currency in ('SEK', c.currency)  -- everything converted, or only what is stated in that currency
    and case when $currency = 'SEK' then at_prices(c.amount_sek, c.index_value, $price_year) else c.amount end is not null
    and not c.is_undated  -- no date places it before the day
    and funding_of_body(c.funding_id, $org_id, $body_as)  -- of the organisation that was opened
group by all
order by rows desc, s.source_id
