-- Which published values have been corrected, and which published rows withdrawn?
--
-- Of a number of answers to the survey of clusters only the cluster is told: it may be of a group too small to be shown.
--
-- @source  stg_corrections, stg_sources, funding, projects, milestones, claims, indicators, organisations
-- @grain   correction_id
-- @empty   nothing that was published has been corrected yet
-- @column  correction_id        varchar  correction
-- @column  table_name           varchar  table of facts
-- @column  row_id               varchar  row in it; of the survey of clusters the cluster
-- @column  column_name          varchar  column, empty where the whole row was withdrawn
-- @column  change               varchar  corrected or withdrawn
-- @column  value_from           varchar  what stood in the cell, empty where nothing did and of the survey of clusters
-- @column  value_to             varchar  what stands in it since, empty where nothing does and of the survey of clusters
-- @column  why_sv               varchar  why, in Swedish where somebody wrote it in Swedish
-- @column  why_en               varchar  why, in English where somebody wrote it in English
-- @column  effect_sv            varchar  what it changes, in Swedish, empty where not stated
-- @column  effect_en            varchar  what it changes, in English, empty where not stated
-- @column  corrected_from       date     day of the correction, first day that it can mean
-- @column  corrected_to         date     day of the correction, last day that it can mean
-- @column  corrected_precision  varchar  that day: year, quarter, month or day
-- @column  label_sv             varchar  what the row is about, Swedish; its id where it is gone
-- @column  label_en             varchar  what the row is about, English; its id where it is gone
-- @column  project_id           varchar  project that the row is about, empty where none
-- @column  milestone_id         varchar  milestone that the row is about, empty where none
-- @column  source_id            varchar  source of the right value, empty where not stated
-- @column  publisher            varchar  who published it
-- @column  source_title         varchar  title of the source
-- @column  url                  varchar  its address
-- @check   change in ('corrected', 'withdrawn')
-- @check   change = 'corrected' or column_name is null
with labelled (table_name, row_id, label_sv, label_en, project_id, milestone_id) as (
    select 'funding', funding_id, coalesce(title_sv, funder), coalesce(title_en, funder), project_id, null::varchar from funding
    union all select 'projects', project_id, title_sv, title_en, project_id, null from projects
    union all select 'milestones', milestone_id, title_sv, title_en, project_id, milestone_id from milestones
    union all select 'claims', claim_id, statement_sv, statement_en, null, null from claims
    union all select 'indicators', indicator_id, name_sv, name_en, null, null from indicators
    union all select 'organisations', org_id, name, name, null, null from organisations
),

-- an event is called by its milestone, a value by its indicator and an answer by its cluster, which come first in the id of the row
named as (
    select
        c.*,
        case c.table_name
            when 'milestone_events' then 'milestones'
            when 'indicator_values' then 'indicators'
            when 'cluster_survey' then 'organisations'
            else c.table_name
        end as labelled_in,
        if(
            c.table_name in ('milestone_events', 'indicator_values', 'cluster_survey'), split_part(c.row_id, '/', 1), c.row_id
        ) as labelled_as,
        c.table_name = 'cluster_survey' as is_untold
    from stg_corrections as c
)

select
    c.correction_id, c.table_name, if(c.is_untold, c.labelled_as, c.row_id) as row_id, c.column_name,
    if(c.column_name is null, 'withdrawn', 'corrected') as change,
    if(c.is_untold, null, c.value_from) as value_from, if(c.is_untold, null, c.value_to) as value_to,
    coalesce(c.why_sv, c.why_en) as why_sv, coalesce(c.why_en, c.why_sv) as why_en, c.effect_sv, c.effect_en,
    c.corrected_from, c.corrected_to, c.corrected_precision,
    coalesce(l.label_sv, if(c.is_untold, c.labelled_as, c.row_id)) as label_sv,
    coalesce(l.label_en, if(c.is_untold, c.labelled_as, c.row_id)) as label_en,
    l.project_id, l.milestone_id,
    c.source_id, s.publisher, s.title as source_title, s.url
from named as c
left join labelled as l on c.labelled_in = l.table_name and c.labelled_as = l.row_id
left join stg_sources as s on c.source_id = s.source_id
order by c.corrected_to desc, c.correction_id
