-- Which indicators are known as of a day: what is the latest value of each, how has it moved, and does it reach its target?
--
-- The values are those of the county; where there is none, of the wider region, else of the body or the country that the source is about.
-- A target that is due and has no outcome is unreported; one of no stated year is never due.
--
-- @source  area_indicators, indicators, sources, holds_words
-- @grain   indicator_id
-- @param   as_of             date       date '2020-12-31'
-- @param   areas             varchar[]  []
-- @param   theme             varchar    ''
-- @param   kind              varchar    ''
-- @param   find              varchar    ''
-- @column  indicator_id      varchar    indicator
-- @column  theme             varchar    theme that it is shown under
-- @column  position          bigint     place within its theme: series of the county first, then the newest, as the facts list them
-- @column  name_sv           varchar    name in Swedish
-- @column  name_en           varchar    name in English
-- @column  unit              varchar    unit, English
-- @column  unit_sv           varchar    unit, Swedish; empty where it is written the same
-- @column  direction         varchar    the direction that is wanted: up, down or none
-- @column  definition        varchar    what is measured
-- @column  definition_sv     varchar    the same in Swedish
-- @column  line_ids          varchar[]  areas that it is of; empty list where of none
-- @column  geography         varchar    place or body that the value is of, English
-- @column  geography_sv      varchar    the same in Swedish; empty where it is written the same
-- @column  last_value        double     the latest outcome; empty where there is none
-- @column  last_from         date       its period, first day; empty where not stated
-- @column  last_precision    varchar    its period: year, quarter, month or day
-- @column  last_marks        varchar[]  what its source says of it: break, doubtful, preliminary
-- @column  age_years         bigint     years from the year of the latest outcome to that of the day; empty where not stated
-- @column  first_value       double     the first outcome, where there are two or more with a period
-- @column  first_from        date       its period, first day
-- @column  first_precision   varchar    its period: year, quarter, month or day
-- @column  moved             varchar    wanted, unwanted, unchanged or undirected from the first to the latest; empty with fewer than two
-- @column  breaks            bigint     years in which the series breaks
-- @column  country_value     double     the country's outcome of the same period; empty where there is none
-- @column  baseline_value    double     baseline, empty where none is stated
-- @column  target_value      double     target, empty where none is stated
-- @column  target_from       date       when it is to be reached, first day; empty where not stated
-- @column  target_precision  varchar    when it is to be reached: year, quarter, month or day
-- @column  target_status     varchar    reached, missed, unreported, upcoming, undated or unjudged; empty without a target
-- @column  outcomes          bigint     outcomes of the same place
-- @column  compared          bigint     other places with outcomes
-- @column  rows              bigint     all values
-- @column  is_undated        boolean    whether neither a period nor a source dates any value of it
-- @column  source_id         varchar    source of the latest value
-- @column  publisher         varchar    who published it
-- @column  source_title      varchar    title of the source
-- @column  url               varchar    its address
-- @check   last_value is not null or target_value is not null or baseline_value is not null
-- @check   coalesce(target_status, 'undated') in ('reached', 'missed', 'unreported', 'upcoming', 'undated', 'unjudged')
-- @check   coalesce(moved, 'unchanged') in ('wanted', 'unwanted', 'unchanged', 'undirected')
with known as (
    -- what is reckoned with: words are joined to the few rows that are told, as each column of a table between takes time
    select
        indicator_id, kind, geography, geography_sv, value, marks, period_from, period_to, period_precision, source_id, is_undated,
        case
            when geography = 'Värmland' then 0
            when geography = 'North Middle Sweden' then 1
            when geography in ('Sweden', 'EU', 'EU27') then 3
            else 2
        end as place
    from area_indicators($as_of, $areas::varchar[])
    where
        $theme in ('', theme)  -- the theme asked for
        -- the words asked for, in any order
        and holds_words(concat_ws(' ', name_sv, name_en, definition, definition_sv, geography, publisher), $find)
),

homes as (
    select
        indicator_id,
        arg_min(geography, (place, geography)) as geography,
        count(distinct geography) filter (where kind = 'actual') as places,
        count(*) as rows,
        bool_and(is_undated) as is_undated
    from known
    group by indicator_id
),

own as (
    select k.* exclude (is_undated)
    from known as k
    inner join homes as h on k.indicator_id = h.indicator_id and k.geography = h.geography
),

outcomes as (
    select
        indicator_id,
        any_value(geography) as geography,
        any_value(geography_sv) as geography_sv,
        any_value(place) as place,
        arg_min(source_id, (kind <> 'actual', -epoch(period_to), -epoch(period_from), kind)) as source_id,  -- of the latest
        max_by(value, coalesce(period_to, date '0001-01-01')) filter (where kind = 'actual') as last_value,
        max_by(marks, coalesce(period_to, date '0001-01-01')) filter (where kind = 'actual') as last_marks,
        max_by(value, period_to) filter (where kind = 'actual') as dated_value,
        max(period_to) filter (where kind = 'actual') as last_to,
        max_by(period_from, period_to) filter (where kind = 'actual') as last_from,
        max_by(period_precision, period_to) filter (where kind = 'actual') as last_precision,
        min_by(value, period_to) filter (where kind = 'actual') as first_value,
        min_by(period_from, period_to) filter (where kind = 'actual') as first_from,
        min_by(period_precision, period_to) filter (where kind = 'actual') as first_precision,
        max(value) filter (where kind = 'baseline') as baseline_value,
        count(*) filter (where kind = 'actual') as outcomes,
        count(period_from) filter (where kind = 'actual') as dated,
        count(*) filter (where kind = 'actual' and list_contains(marks, 'break')) as breaks,
        bool_or($kind in ('', kind)) as is_asked
    from own
    group by indicator_id
),

targets as (
    select indicator_id, value, period_from, period_to, period_precision
    from own
    where kind = 'target'
    qualify row_number() over (  -- the last one that is due, else the next
        partition by indicator_id
        order by
            coalesce(period_to <= $as_of, false) desc,
            if(period_to <= $as_of, -epoch(period_to), epoch(period_to)) nulls last
    ) = 1
),

told as (
    select
        i.* exclude (area_ids, source_id),
        h.places, h.rows, h.is_undated,
        s.source_id, s.publisher, s.title as source_title, s.url,
        a.* exclude (indicator_id, source_id),
        t.value as target_value,
        t.period_from as target_from,
        t.period_to as target_to,
        t.period_precision as target_precision,
        -- an outcome before the target's time says nothing of it
        case when t.period_to is null then a.last_value when a.last_to >= t.period_to then a.dated_value end as outcome,
        c.value as country_value
    from outcomes as a
    inner join indicators as i on a.indicator_id = i.indicator_id
    inner join homes as h on a.indicator_id = h.indicator_id
    inner join sources as s on a.source_id = s.source_id
    left join targets as t on a.indicator_id = t.indicator_id
    left join known as c on
        a.indicator_id = c.indicator_id and c.geography = 'Sweden' and c.kind = 'actual'
        and a.geography <> 'Sweden' and c.period_from is not distinct from a.last_from
    where a.is_asked  -- those with a value of the kind asked for
)

select
    indicator_id, theme,
    row_number() over (
        partition by theme
        order by coalesce(place = 0 and dated > 2, false) desc, year(last_from) desc nulls last, place, listed
    ) as position,
    name_sv, name_en, unit, unit_sv, direction, definition, definition_sv, line_ids, geography, geography_sv,
    last_value, last_from, last_precision, last_marks,
    year($as_of) - year(last_to) as age_years,
    case when dated > 1 then first_value end as first_value,
    case when dated > 1 then first_from end as first_from,
    case when dated > 1 then first_precision end as first_precision,
    case
        when dated < 2 then null
        when dated_value = first_value then 'unchanged'
        when direction = 'none' then 'undirected'
        when (dated_value > first_value) = (direction = 'up') then 'wanted'
        else 'unwanted'
    end as moved,
    breaks,
    country_value, baseline_value, target_value, target_from, target_precision,
    case
        when target_value is null then null
        when outcome is not null and direction = 'none' then 'unjudged'
        when outcome is not null and if(direction = 'up', outcome >= target_value, outcome <= target_value) then 'reached'
        when outcome is not null then 'missed'
        when target_to is null then 'undated'
        when target_to <= $as_of then 'unreported'
        else 'upcoming'
    end as target_status,
    outcomes,
    places - (outcomes > 0)::integer as compared,
    rows, is_undated, source_id, publisher, source_title, url
from told
order by
    list_position(['research', 'economy', 'enterprise', 'work', 'education', 'visitors', 'clusters', 'effort', 'other'], theme),
    position
