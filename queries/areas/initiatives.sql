-- In which of its ten years is each Vinnväxt initiative, what have funders given it, and when was it evaluated, as of a day?
--
-- The first year is that of its start.
--
-- @source  initiatives, evaluations
-- @grain   project_id
-- @empty   an area need not have an initiative
-- @param   as_of                date       date '2020-12-31'
-- @param   areas                varchar[]  []
-- @column  project_id           varchar    initiative
-- @column  title_sv             varchar    title, Swedish
-- @column  title_en             varchar    title, English
-- @column  line_ids             varchar[]  lines of areas that it stands in
-- @column  coordinator          varchar    who runs it, empty where not stated
-- @column  start_from           date       start, first day that it can mean
-- @column  start_precision      varchar    start: year, quarter, month or day
-- @column  year_number          bigint     which of the ten years the day lies in, or its end where that has passed; 10 at the most
-- @column  years                integer    years that the programme finances
-- @column  is_over              boolean    whether its end or the ten years have passed
-- @column  region_sek           double     SEK granted by regions by the day, empty where not stated
-- @column  state_sek            double     SEK granted by the state by the day, empty where not stated
-- @column  total_budget_sek     double     SEK of the whole budget as a source states it, empty where not stated
-- @column  evaluated_from       date       first evaluation, first day that it can mean; empty where none is known
-- @column  evaluated_precision  varchar    that day: year, quarter, month or day
-- @check   year_number between 1 and years
with counted as (
    select
        project_id, title_sv, title_en, line_ids, coordinator, start_from, start_precision, end_to,
        -- a budget without a day belongs to a project that is known
        if(coalesce(counts_from <= $as_of, measure = 'total_budget'), amount_sek, null) as sek,
        measure, funder_group
    from initiatives
    where
        known_from <= $as_of  -- begun by the day
        and (len($areas) = 0 or list_has_any(line_ids, $areas))  -- the areas that were asked for
),

given as (
    select
        project_id, title_sv, title_en, line_ids, coordinator, start_from, start_precision, end_to,
        sum(sek) filter (where measure = 'granted' and funder_group = 'region') as region_sek,
        sum(sek) filter (where measure = 'granted' and funder_group = 'state') as state_sek,
        sum(sek) filter (where measure = 'total_budget') as total_budget_sek
    from counted
    group by project_id, title_sv, title_en, line_ids, coordinator, start_from, start_precision, end_to
)

select
    p.project_id, p.title_sv, p.title_en, p.line_ids, p.coordinator, p.start_from, p.start_precision,
    least(year($as_of), year(p.end_to), year(p.start_from) + 9) - year(p.start_from) + 1 as year_number,
    10 as years,
    coalesce(p.end_to < $as_of, false) or year($as_of) - year(p.start_from) >= 10 as is_over,
    p.region_sek, p.state_sek, p.total_budget_sek,
    e.date_from as evaluated_from, e.date_precision as evaluated_precision
from given as p
left join
    (
        select project_id, min(date_from) as date_from, arg_min(date_precision, date_from) as date_precision
        from evaluations
        where date_to <= $as_of  -- presented by the day
        group by project_id
    ) as e
    on e.project_id = p.project_id
order by p.start_from, p.project_id
