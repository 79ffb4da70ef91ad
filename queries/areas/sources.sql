-- On which sources does the money of the lines of areas rest, and how many amounts on each?
--
-- Granted wholly in the county.
--
-- @selection  money_sources
-- @without  area_mode, time_mode, measure, price_year, currency, org_id, body_as
-- @source  sources
-- @grain   source_id
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     amounts that rest on it
select s.source_id, s.publisher, s.title, s.published_from, s.published_precision, s.kind, sum(r.valued)::bigint as rows
from selected_money_sources as r
inner join sources as s on r.source_id = s.source_id
where r.location = 'whole' and r.valued > 0  -- what lies in several counties is not the county's own; a rate, or no value
group by all
order by rows desc, s.source_id
