-- Which amounts go over from an area of the strategy before the latest to one of the latest, and how much of each?
--
-- group_key is the area they come from, key the one they go to, as in areas/flow; empty means any. The sum of value is the figure.
-- page_rows is how many rows a page has; with 0 all stand on one.
--
-- @selection  counted
-- @without  strategy, areas, area_mode, time_mode, measure, price_year, currency
-- @source  area_flows, funding, sources
-- @grain   funding_id, area_id, from_key, to_key
-- @param   areas            varchar[]  []
-- @param   group_key        varchar    ''
-- @param   key              varchar    ''
-- @param   page             integer    1
-- @param   page_rows        integer    0
-- @column  funding_id       varchar    amount
-- @column  project_id       varchar    project, empty at the level of the strategy
-- @column  title_sv         varchar    title of the project, Swedish
-- @column  title_en         varchar    title of the project, English
-- @column  funder           varchar    who pays, empty where not stated
-- @column  programme        varchar    programme, empty where not stated
-- @column  dated_from       date       date that it counts by, first day that it can mean
-- @column  dated_precision  varchar    that date: year, quarter, month or day
-- @column  dated_by         varchar    what dates it: decided, milestone, period or project; empty where undated
-- @column  amount           double     amount in its own currency
-- @column  currency         varchar    currency
-- @column  rate_sek         double     SEK for one unit, average of the year; 1 for SEK
-- @column  area_id          varchar    area that the project stands in
-- @column  from_key         varchar    area of the earlier strategy, or new
-- @column  to_key           varchar    area of the later strategy, or ended
-- @column  area_share       double     part of the amount that goes this way
-- @column  year_share       double     part of the amount that falls in its year: all of it
-- @column  value            double     SEK that count in the figure
-- @column  source_id        varchar    source that states it
-- @column  publisher        varchar    who published it
-- @column  source_title     varchar    title of the source
-- @column  url              varchar    address of the source
-- @column  matches          bigint     how many rows make the figure, on all pages
-- @column  total_value      double     what they add up to, on all pages
-- @check   value > 0 and area_share <= 1
with counted as (
    select
        c.funding_id, c.counts_from, c.area_id, w.from_key, w.to_key, c.year_share,
        c.area_share * w.share as counted_share,
        c.whole_value * c.area_share * w.share as value
    from selected_counted as c
    inner join area_flows as w on c.area_id = w.area_id and c.strategy_id = w.from_strategy_id
    where
        w.is_latest  -- the ways into the latest strategy
        and c.location = 'whole'
        and not c.is_undated  -- no date places it before the day
        and c.whole_value is not null  -- no rate, no value in SEK
        and $group_key in ('', w.from_key)  -- the area they come from
        and $key in ('', w.to_key)  -- the area they go to
        -- ways from or to the lines asked for
        and (len($areas) = 0 or list_contains($areas, w.from_line_id) or list_contains($areas, w.to_line_id))
),

page as (
    select *, count(*) over () as matches, sum(value) over () as total_value
    from counted
    order by value desc, funding_id, area_id, from_key, to_key
    limit if($page_rows = 0, null, $page_rows) offset ($page - 1)::bigint * $page_rows
)

select
    c.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.programme, f.dated_from, f.dated_precision,
    f.dated_by,
    f.amount, f.currency, f.rate_sek,
    c.area_id, c.from_key, c.to_key,
    c.counted_share as area_share,
    c.year_share,
    c.value,
    f.source_id, s.publisher, s.title as source_title, s.url,
    c.matches, c.total_value
from page as c
inner join funding as f on c.funding_id = f.funding_id and c.counts_from = f.sort_date  -- by their order: few rows are read
inner join sources as s on f.source_id = s.source_id
order by c.value desc, c.funding_id, c.area_id, c.from_key, c.to_key
