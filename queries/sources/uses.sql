-- Which rows rest on one source?
--
-- @source  strategies, projects, funding, claims, milestones, milestone_events, indicators, indicator_values, exchange_rates,
--          price_index, chart_events, cluster_phases, cluster_survey, sector_strengths, assessments, contradictions, organisations, funding_recipients,
--          corrections, notes, activities, sub_goals, project_bodies, process_steps, framework_items, area_roles,
--          evaluations, application_rounds, requirements, statements
-- @grain   table_name, row_id
-- @param   source_id   varchar  'projektbanken_2014_2020'
-- @column  table_name  varchar  fact table
-- @column  row_id      varchar  id of the row in it
-- @column  label_sv    varchar  what the row is about, Swedish
-- @column  label_en    varchar  what the row is about, English
-- @column  amount      double   amount of money in its own currency, empty where the row holds none
-- @column  currency    varchar  currency, empty where not stated
-- @column  project_id  varchar  project, empty where the row is not about one
with uses (table_name, source_id, row_id, label_sv, label_en, amount, currency, project_id) as (
    select 'strategies', source_id, strategy_id, name_sv, name_en, null::double, null::varchar, null::varchar from strategies
    union all select 'projects', unnest(source_ids), project_id, title_sv, title_en, null, null, project_id from projects
    union all
    select 'funding', source_id, funding_id, coalesce(title_sv, funder), coalesce(title_en, funder), amount, currency, project_id
    from funding
    union all
    select 'funding_recipients', r.source_id, r.funding_id, o.name, o.name, f.amount, f.currency, f.project_id
    from funding_recipients as r
    inner join funding as f on r.funding_id = f.funding_id
    inner join organisations as o on r.org_id = o.org_id
    union all select 'claims', source_id, claim_id, statement_sv, statement_en, amount, currency, null from claims
    union all select 'milestones', source_id, milestone_id, title_sv, title_en, null, null, project_id from milestones
    union all
    select 'milestone_events', e.source_id, concat_ws('/', e.milestone_id, e.position), m.title_sv, m.title_en, null, null, m.project_id
    from milestone_events as e
    inner join milestones as m on e.milestone_id = m.milestone_id
    union all select 'indicators', source_id, indicator_id, name_sv, name_en, null, null, null from indicators
    union all
    select
        'indicator_values', v.source_id, concat_ws('/', v.indicator_id, v.period_from, v.period_to, v.geography, v.kind),
        concat_ws(', ', i.name_sv, v.geography, year(v.period_from)), concat_ws(', ', i.name_en, v.geography, year(v.period_from)),
        null, null, null
    from indicator_values as v
    inner join indicators as i on v.indicator_id = i.indicator_id
    union all
    select
        'exchange_rates', source_id, concat_ws('/', year, currency), concat_ws(' ', currency, year), concat_ws(' ', currency, year),
        null, null, null
    from exchange_rates
    union all select 'price_index', source_id, year::varchar, year::varchar, year::varchar, null, null, null from price_index
    union all select 'chart_events', source_id, event_id, title_sv, title_en, null, null, null from chart_events
    union all select 'notes', source_id, note_id, text_sv, text_en, null, null, project_id from notes
    union all
    select 'cluster_phases', c.source_id, concat_ws('/', c.org_id, c.round), o.name, o.name, null, null, null
    from cluster_phases as c
    inner join organisations as o on c.org_id = o.org_id
    union all
    select
        'cluster_survey', c.source_id, concat_ws('/', c.org_id, c.round, c.question, c.partner_group, c.answer), o.name, o.name,
        null, null, null
    from cluster_survey as c
    inner join organisations as o on c.org_id = o.org_id
    union all
    select
        'sector_strengths', source_id, concat_ws('/', sector_code, area_id, year, geography, measure), sector, sector,
        null, null, null
    from sector_strengths
    union all select 'assessments', source_id, concat_ws('/', subject, item, round), item, item, null, null, null from assessments
    union all select 'contradictions', unnest(source_ids), contradiction_id, matter_sv, matter_en, null, null, null from contradictions
    union all select 'corrections', source_id, correction_id, label_sv, label_en, null, null, project_id from corrections
    union all select 'activities', source_id, activity_id, name_sv, name_en, null, null, project_id from activities
    union all select 'sub_goals', source_id, sub_goal_id, name_sv, name_en, null, null, project_id from sub_goals
    union all select 'project_bodies', source_id, body_id, name_sv, name_en, null, null, project_id from project_bodies
    union all select 'process_steps', unnest(source_ids), step_id, text_sv, text_en, null, null, null from process_steps
    union all select 'framework_items', source_id, item_id, name_sv, name_en, null, null, null from framework_items
    union all select 'area_roles', source_id, role_id, text_sv, text_en, null, null, null from area_roles
    union all select 'evaluations', unnest(source_ids), evaluation_id, name_sv, name_en, null, null, project_id from evaluations
    union all select 'application_rounds', unnest(source_ids), round_id, name_sv, name_en, null, null, project_id from application_rounds
    union all select 'requirements', source_id, requirement_id, text_sv, text_en, null, null, null from requirements
    union all select 'statements', unnest(source_ids), statement_id, name_sv, name_en, null, null, project_id from statements
)

select table_name, row_id, label_sv, label_en, amount, currency, project_id
from uses
where source_id = $source_id  -- the source that was opened
order by table_name, label_sv collate sv, row_id
