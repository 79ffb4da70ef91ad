-- Which amounts have been granted between two days?
--
-- Every amount once, at all locations; what no date places between the days is not here.
--
-- @source  funding, project_areas, sources
-- @grain   funding_id
-- @param   as_of            date       date '2020-12-31'
-- @param   since            date       date '2018-12-31'
-- @param   strategy         varchar    ''
-- @param   areas            varchar[]  []
-- @param   scope            varchar    'strategy'
-- @param   measure          varchar    'granted'
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
with of_areas as (
    select project_id, least(sum(share), 1.0) as share
    from project_areas
    where len($areas) > 0 and list_contains($areas::varchar[], line_id)  -- nothing to read where none is asked for
    group by project_id
)

select
    f.funding_id, f.project_id, f.title_sv, f.title_en, f.funder, f.location, f.dated_from, f.dated_precision,
    f.amount, f.currency, f.amount_sek * coalesce(a.share, 1.0) as value,
    s.source_id, s.publisher, s.title as source_title, s.url
from funding as f
inner join sources as s on f.source_id = s.source_id
left join of_areas as a on f.project_id = a.project_id
where
    f.measure = $measure  -- measures never mix
    and f.left_out is null  -- it is in sums, and has a value in SEK
    and f.counts_from > $since and f.counts_from <= $as_of  -- given between the days
    and $strategy in ('', coalesce(f.strategy_id, ''))  -- the strategy in force when it was decided
    and $scope in ('all', f.scope)  -- context is regional development that serves no area of the strategy
    -- of the lines asked for; what belongs to no project is of the strategy as a whole
    and (len($areas) = 0 or a.project_id is not null or (f.project_id is null and list_contains($areas::varchar[], 'whole_strategy')))
order by list_position(['whole', 'part', 'outside'], f.location), value desc, f.funding_id
