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

series as (
    select
        indicator_id,
        geography,
        any_value(geography_sv) as geography_sv,
        any_value(place) as place,
        arg_min(source_id, (kind <> 'actual', -epoch(period_to), -epoch(period_from), kind)) as source_id,  -- of the latest
        -- one of no stated period is the latest where no other is there
        arg_max({value: value, period_from: period_from, period_to: period_to, precision: period_precision, marks: marks},
            coalesce(period_to, date '0001-01-01')) filter (where kind = 'actual') as latest,
        arg_min({value: value, period_from: period_from, precision: period_precision}, period_to)
            filter (where kind = 'actual') as earliest,
        max(value) filter (where kind = 'baseline') as baseline,
        -- the last target that is due, else the next
        arg_min({value: value, period_from: period_from, period_to: period_to, precision: period_precision},
            (coalesce(period_to > $as_of, true), if(period_to > $as_of, epoch(period_to), -epoch(period_to)))
        ) filter (where kind = 'target') as target,
        count(*) as rows,
        bool_and(is_undated) as is_undated,
        count(*) filter (where kind = 'actual') as outcomes,
        count(period_from) filter (where kind = 'actual') as dated,
        count(*) filter (where kind = 'actual' and list_contains(marks, 'break')) as breaks,
        bool_or($kind in ('', kind)) as is_asked
    from known
    group by indicator_id, geography
),

homes as (
    select
        arg_min(series, (place, geography)) as own,
        count(*) filter (where outcomes > 0) as places,
        sum(rows)::bigint as rows,
        bool_and(is_undated) as is_undated
    from series
    group by indicator_id
),

told as (
    select
        *,
        -- an outcome before the target's time says nothing of it
        if(own.target.period_to is null or own.latest.period_to >= own.target.period_to, own.latest.value, null) as outcome
    from homes
    where own.is_asked  -- those with a value of the kind asked for
)

select
    i.indicator_id, i.theme,
    row_number() over (
        partition by i.theme
        order by
            coalesce(t.own.place = 0 and t.own.dated > 2, false) desc, year(t.own.latest.period_from) desc nulls last,
            t.own.place, i.listed
    ) as position,
    i.name_sv, i.name_en, i.unit, i.unit_sv, i.direction, i.definition, i.definition_sv, i.line_ids,
    t.own.geography, t.own.geography_sv,
    t.own.latest.value as last_value,
    t.own.latest.period_from as last_from,
    t.own.latest.precision as last_precision,
    t.own.latest.marks as last_marks,
    year($as_of) - year(t.own.latest.period_to) as age_years,
    if(t.own.dated > 1, t.own.earliest.value, null) as first_value,
    if(t.own.dated > 1, t.own.earliest.period_from, null) as first_from,
    if(t.own.dated > 1, t.own.earliest.precision, null) as first_precision,
    case
        when t.own.dated < 2 then null
        when t.own.latest.value = t.own.earliest.value then 'unchanged'
        when i.direction = 'none' then 'undirected'
        when (t.own.latest.value > t.own.earliest.value) = (i.direction = 'up') then 'wanted'
        else 'unwanted'
    end as moved,
    t.own.breaks,
    c.value as country_value,
    t.own.baseline as baseline_value,
    t.own.target.value as target_value,
    t.own.target.period_from as target_from,
    t.own.target.precision as target_precision,
    case
        when t.own.target is null then null
        when t.outcome is not null and i.direction = 'none' then 'unjudged'
        when t.outcome is not null and if(i.direction = 'up', t.outcome >= t.own.target.value, t.outcome <= t.own.target.value)
            then 'reached'
        when t.outcome is not null then 'missed'
        when t.own.target.period_to is null then 'undated'
        when t.own.target.period_to <= $as_of then 'unreported'
        else 'upcoming'
    end as target_status,
    t.own.outcomes,
    t.places - (t.own.outcomes > 0)::integer as compared,
    t.rows, t.is_undated, s.source_id, s.publisher, s.title as source_title, s.url
from told as t
inner join indicators as i on t.own.indicator_id = i.indicator_id
inner join sources as s on t.own.source_id = s.source_id
left join known as c on
    t.own.indicator_id = c.indicator_id and c.geography = 'Sweden' and c.kind = 'actual'
    and t.own.geography <> 'Sweden' and c.period_from is not distinct from t.own.latest.period_from
order by
    list_position(['research', 'economy', 'enterprise', 'work', 'education', 'visitors', 'clusters', 'effort', 'other'], i.theme),
    position
