-- Which amounts have been granted between two days?
--
-- Every amount once, at all locations; what no date places between the days is not here.
--
-- @selection  counted
-- @without  filters, area_mode, time_mode, price_year, currency
-- @source  funding, sources
-- @grain   funding_id
-- @param   since            date       date '2018-12-31'
-- @column  funding_id       varchar    amount
-- @column  project_id       varchar    project, empty at the level of the strategy
-- @column  title_sv         varchar    title of the project, Swedish
-- @column  title_en         varchar    title of the project, English
-- @column  funder           varchar    who gives, empty where not stated
-- @column  location         varchar    whole, part or outside
-- @column  dated_from       date       date that it counts by, first day that it can mean
-- @column  dated_precision  varchar    that date: year, quarter, month or day
-- @column  amount           double     amount in its own currency
-- @column  currency         varchar    its currency
-- @column  value            double     SEK that count
-- @column  source_id        varchar    source that states it
-- @column  publisher        varchar    who published it
-- @column  source_title     varchar    title of the source
-- @column  url              varchar    its address
-- @check   value > 0
select
    f.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.location, f.dated_from, f.dated_precision,
    f.amount, f.currency, c.whole_value * c.once_share as value,
    s.source_id, s.publisher, s.title as source_title, s.url
from selected_counted as c
inner join funding as f on c.funding_id = f.funding_id
inner join sources as s on f.source_id = s.source_id
where
    f.counts_from > $since  -- not yet given on the earlier day
    and c.whole_value is not null and c.once_share > 0  -- no rate, no value; each amount once
order by list_position(['whole', 'part', 'outside'], f.location), value desc, f.funding_id
