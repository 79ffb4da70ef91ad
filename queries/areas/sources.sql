-- On which sources does the money of the lines of areas rest, and how many amounts on each?
--
-- Granted wholly in the county. The areas are asked of the rows, not of the view, so that all figures of a page read one table.
--
-- @selection  counted
-- @without  areas, area_mode, time_mode, measure, price_year, currency
-- @source  sources
-- @grain   source_id
-- @param   areas                varchar[]  []
-- @column  source_id            varchar    source
-- @column  publisher            varchar    who published it
-- @column  title                varchar    title as published
-- @column  published_from       date       published, first day that it can mean; empty where not stated
-- @column  published_precision  varchar    published: year, quarter, month or day
-- @column  kind                 varchar    page, press_release, register and so on
-- @column  rows                 bigint     amounts that rest on it
select s.source_id, s.publisher, s.title, s.published_from, s.published_precision, s.kind, count(distinct c.funding_id) as rows
from selected_counted as c
inner join sources as s on c.source_id = s.source_id
where
    c.location = 'whole'  -- what lies in several counties is not the county's own
    and c.whole_value is not null  -- no rate, no value
    and not c.is_undated  -- no date places it before the day
    and (len($areas) = 0 or list_contains($areas::varchar[], c.line_id))  -- only the lines asked for
group by all
order by rows desc, s.source_id
