-- How many rows of each fact table rest on a source?
--
-- @source  stg_strategies, stg_projects, stg_funding, stg_claims, stg_milestones, stg_milestone_events, stg_indicators,
--          stg_indicator_values, stg_exchange_rates, stg_price_index, stg_chart_events, stg_cluster_phases,
--          cluster_survey, stg_sector_strengths, stg_assessments, stg_contradictions, stg_municipalities, stg_funding_recipients,
--          stg_corrections, stg_notes, stg_activities, stg_sub_goals, stg_project_bodies, stg_process_steps, stg_framework_items,
--          stg_area_roles, stg_evaluations, stg_application_rounds, stg_requirements, stg_statements
-- @grain   source_id, table_name
-- @column  source_id   varchar  source
-- @column  table_name  varchar  fact table
-- @column  rows        bigint   rows that name the source; a project may name several
-- @check   rows > 0
with named (table_name, source_id) as (
    select 'strategies', source_id from stg_strategies
    union all select 'projects', unnest(source_ids) from stg_projects
    union all select 'funding', source_id from stg_funding
    union all select 'funding_recipients', source_id from stg_funding_recipients
    union all select 'claims', source_id from stg_claims
    union all select 'milestones', source_id from stg_milestones
    union all select 'milestone_events', source_id from stg_milestone_events
    union all select 'indicators', source_id from stg_indicators
    union all select 'indicator_values', source_id from stg_indicator_values
    union all select 'exchange_rates', source_id from stg_exchange_rates
    union all select 'price_index', source_id from stg_price_index
    union all select 'chart_events', source_id from stg_chart_events
    union all select 'notes', source_id from stg_notes
    union all select 'cluster_phases', source_id from stg_cluster_phases
    union all select 'cluster_survey', source_id from cluster_survey  -- of few answers it has one row
    union all select 'sector_strengths', source_id from stg_sector_strengths
    union all select 'assessments', source_id from stg_assessments
    union all select 'contradictions', unnest(source_ids) from stg_contradictions
    union all select 'municipalities', source_id from stg_municipalities
    union all select 'corrections', source_id from stg_corrections
    union all select 'activities', source_id from stg_activities
    union all select 'sub_goals', source_id from stg_sub_goals
    union all select 'project_bodies', source_id from stg_project_bodies
    union all select 'process_steps', unnest(source_ids) from stg_process_steps
    union all select 'framework_items', source_id from stg_framework_items
    union all select 'area_roles', source_id from stg_area_roles
    union all select 'evaluations', unnest(source_ids) from stg_evaluations
    union all select 'application_rounds', unnest(source_ids) from stg_application_rounds
    union all select 'requirements', source_id from stg_requirements
    union all select 'statements', unnest(source_ids) from stg_statements
)

select source_id, table_name, count(*) as rows
from named
where source_id is not null  -- a municipality or a correction may lack a source
group by source_id, table_name
order by source_id, table_name
