-- Which amounts make a figure, how much does each count in it, and which source states it?
--
-- Their values add up to the figure. By area an amount has a row in each of its areas, else one row (spread: one a year).
-- year_key -1 is all that is in the sum, 0 what has no year; an empty group_key, project_id or org_id means any. body_as: what org_id
-- is to the amount: coordinator of its project, funder or recipient. page_rows is how many rows a page has; with 0 all stand on one.
--
-- @selection  counted, lines
-- @source  funding_at, funding_key, funding_of_body, funding, project_lines, areas, sources
-- @grain   funding_id, year_key, area_id?
-- @param   location     varchar    'whole'
-- @param   by           varchar    'area'
-- @param   year_key     integer    -1
-- @param   group_key    varchar    ''
-- @param   project_id   varchar    ''
-- @param   org_id       varchar    ''
-- @param   body_as      varchar    'coordinator'
-- @param   page         integer    1
-- @param   page_rows    integer    0
-- @column  funding_id        varchar    amount
-- @column  project_id        varchar    project, empty at the level of the strategy
-- @column  title_sv          varchar    title of the project, Swedish
-- @column  title_en          varchar    title of the project, English
-- @column  funder            varchar    who pays, empty where not stated
-- @column  funder_group      varchar    kind of funder, empty where not stated
-- @column  programme         varchar    programme, empty where not stated
-- @column  measure           varchar    granted, cofinancing, total_budget, eligible_cost or paid
-- @column  dated_from        date       date that it counts by, first day that it can mean
-- @column  dated_precision   varchar    that date: year, quarter, month or day
-- @column  dated_by          varchar    what dates it: decided, milestone, period or project; empty where undated
-- @column  amount            double     amount in its own currency
-- @column  currency          varchar    currency
-- @column  rate_sek          double     SEK for one unit, average of the year; 1 for SEK
-- @column  area_id           varchar    area, empty where not by area
-- @column  area_sv           varchar    that area, or all areas of the project; Swedish
-- @column  area_en           varchar    that area, or all areas of the project; English
-- @column  line_id           varchar    line of the area, empty where not by area
-- @column  area_share        double     part of the amount that counts by area
-- @column  year_key          integer    year, 0 where not stated
-- @column  year_share        double     part of the amount that falls in the year
-- @column  value             double     what counts in the figure
-- @column  location          varchar    whole, part or outside
-- @column  scope             varchar    strategy or context
-- @column  source_id         varchar    source that states it
-- @column  publisher         varchar    who published it
-- @column  source_title      varchar    title of the source
-- @column  url               varchar    address of the source
-- @column  source_published_from       date     source published, first day that it can mean
-- @column  source_published_precision  varchar  that date: year, quarter, month or day
-- @column  matches           bigint     how many rows make the figure, on all pages
-- @column  total_value       double     what they add up to, on all pages
-- @check   value > 0 and area_share <= 1 and year_share <= 1
with counted as (
    select
        funding_id, project_id, year_key, year_share, coalesce(counts_from, '9999-12-31'::date) as sort_date,
        if($by = 'area', area_id, null) as by_area_id,
        if($by = 'area', area_share, once_share) as counted_share,
        whole_value * counted_share as value
    from selected_counted
    where
        funding_at(location, $location)
        -- the bar that was opened; without one, what is in the sum: undated money is not
        and if($year_key = -1, not is_undated, year_key = $year_key)
        and $group_key in ('', funding_key($by, line_id, funder, funder_group, programme, location))  -- its part
        and ($project_id = '' or project_id = $project_id)
        and funding_of_body(funding_id, $org_id, $body_as)  -- its organisation
        and value > 0  -- a rate and an index; once, in one of an amount's rows
),

page as (
    select *, count(*) over () as matches, sum(value) over () as total_value
    from counted
    order by value desc, funding_id, year_key, by_area_id
    limit if($page_rows = 0, null, $page_rows) offset ($page - 1)::bigint * $page_rows
),

named as (
    select
        p.project_id,
        string_agg(l.name_sv, ', ' order by p.share desc, l.position) as area_sv,
        string_agg(l.name_en, ', ' order by p.share desc, l.position) as area_en
    from project_lines as p
    inner join selected_lines as l on p.line_id = l.line_id
    where
        $by <> 'area'  -- nothing to read where each row tells its own area
        and p.project_id in (select c.project_id from page as c)  -- no more names than are shown
    group by p.project_id
)

select
    f.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.funder_group, f.programme, f.measure,
    f.dated_from, f.dated_precision, f.dated_by, f.amount, f.currency, f.rate_sek,
    c.by_area_id as area_id,
    coalesce(l.name_sv, n.area_sv) as area_sv,
    coalesce(l.name_en, n.area_en) as area_en,
    a.line_id,
    c.counted_share as area_share, c.year_key, c.year_share,
    c.value,
    f.location, f.scope,
    f.source_id, s.publisher, s.title as source_title, s.url,
    s.published_from as source_published_from,
    s.published_precision as source_published_precision,
    c.matches, c.total_value
from page as c
inner join funding as f on c.funding_id = f.funding_id and c.sort_date = f.sort_date  -- by their order: few rows are read
inner join sources as s on f.source_id = s.source_id
left join areas as a on c.by_area_id = a.area_id
left join selected_lines as l on a.line_id = l.line_id
left join named as n on f.project_id = n.project_id
order by c.value desc, f.funding_id, c.year_key, c.by_area_id
