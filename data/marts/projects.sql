-- Which projects and agreements are there, since when, and under which strategy?
--
-- @source  stg_projects, stg_funding, stg_milestones, stg_milestone_events, stg_notes, stg_sources, stg_project_areas, stg_project_partners,
--          stg_organisations, areas, strategies, milestone_outcomes, stg_translations, folded, municipality_key
-- @grain   project_id
-- @column  project_id          varchar    id of the project
-- @column  register            varchar    register that holds it, null where none does
-- @column  register_id         varchar    its id there
-- @column  title_sv            varchar    title in Swedish
-- @column  title_en            varchar    title in English
-- @column  summary_sv          varchar    summary in Swedish, our translation
-- @column  summary_en          varchar    summary in English
-- @column  start_from          date       start, first day
-- @column  start_to            date       start, last day
-- @column  start_precision     varchar    year, quarter, month or day
-- @column  end_from            date       end, first day
-- @column  end_to              date       end, last day
-- @column  end_precision       varchar    year, quarter, month or day
-- @column  coordinator_org_id  varchar    coordinating organisation
-- @column  coordinator         varchar    its name
-- @column  municipality        varchar    municipality, null where not stated
-- @column  municipality_key    varchar    municipality of the county, outside (in another county) or not_stated
-- @column  location            varchar    whole, part, outside or unknown
-- @column  scope               varchar    strategy or context
-- @column  scope_basis_kind    varchar    stated by a source, or an editorial call
-- @column  scope_basis         varchar    why it has that scope
-- @column  scope_basis_sv      varchar    the same in Swedish, our translation
-- @column  source_ids          varchar[]  sources
-- @column  strategy_id         varchar    strategy of its areas, else the one in force on first_date; null before the first strategy or undated
-- @column  first_date          date       the day by which it has certainly begun, been granted or been paid for; null when undated
-- @column  year                integer    year of first_date
-- @column  known_from          date       the day from which it is known: first_date where its start is stated, else the earliest dated thing that shows
--          that it exists (an amount, an event of a milestone, a note, the publication of one of its sources, its end); null where nothing dates it
-- @column  title_place         bigint     place of title_sv in Swedish order, the same for equal titles; sorting by it is cheap
-- @column  title_en_place      bigint     place of title_en in Swedish order, null where there is none
-- @column  municipality_place  bigint     place of municipality in Swedish order, null where not stated
-- @column  search              varchar    titles, coordinator, partners, their other names and areas under old and new names, folded
-- @check   scope_basis_kind in ('stated', 'editorial')
with granted as (
    -- the earliest day on which some money of the project was certainly decided or running
    select f.project_id, least(min(f.decided_to), min(m.done_to), min(f.period_start_to)) as money_date
    from stg_funding as f
    left join milestone_outcomes as m on m.milestone_id = f.milestone_id
    where f.project_id is not null
    group by f.project_id
),

evidence as (
    select m.project_id, coalesce(e.known_on_to, e.date_to) as day
    from stg_milestone_events as e
    inner join stg_milestones as m on m.milestone_id = e.milestone_id
    union all
    select coalesce(n.project_id, m.project_id), n.date_to
    from stg_notes as n
    left join stg_milestones as m on m.milestone_id = n.milestone_id
    union all
    select told.project_id, s.published_to
    from (select project_id, unnest(source_ids) as source_id from stg_projects) as told
    inner join stg_sources as s on s.source_id = told.source_id
    union all
    select project_id, end_to from stg_projects
),

shown as (
    select project_id, min(day) as evident_from
    from evidence
    where project_id is not null and day is not null
    group by project_id
),

line_words as (
    -- an area is found under its old and its new name
    select line_id, string_agg(name_sv || ' ' || name_en || ' ' || array_to_string(aliases, ' '), ' ' order by area_id) as words
    from areas
    group by line_id
),

named_areas as (
    select
        pa.project_id,
        string_agg(l.words, ' ' order by a.area_id) as words,
        arg_min(a.strategy_id, (-pa.share, pa.file_row)) as strategy_id
    from stg_project_areas as pa
    inner join areas as a on a.area_id = pa.area_id
    inner join line_words as l on l.line_id = a.line_id
    group by pa.project_id
),

named_partners as (
    select
        pp.project_id,
        string_agg(o.name || ' ' || array_to_string(o.aliases, ' '), ' ' order by pp.file_row) as words
    from stg_project_partners as pp
    inner join stg_organisations as o on o.org_id = pp.org_id
    group by pp.project_id
),

places as (
    -- apart from the other columns, so that sorting by three of them moves few bytes
    select
        project_id,
        dense_rank() over (order by title_sv collate sv) as title_place,
        case when title_en is not null then dense_rank() over (order by title_en collate sv nulls last) end as title_en_place,
        case
            when municipality is not null then dense_rank() over (order by municipality collate sv nulls last)
        end as municipality_place
    from stg_projects
),

dated as (
    select
        p.*,
        least(p.start_to, g.money_date) as first_date,
        if(p.start_to is not null, least(p.start_to, g.money_date), least(g.money_date, s.evident_from)) as known_from
    from stg_projects as p
    left join granted as g on g.project_id = p.project_id
    left join shown as s on s.project_id = p.project_id
)

select
    p.project_id,
    p.register,
    p.register_id,
    p.title_sv,
    p.title_en,
    (select tr.text_sv from stg_translations as tr where tr.text_en = p.summary_en) as summary_sv,
    p.summary_en,
    p.start_from,
    p.start_to,
    p.start_precision,
    p.end_from,
    p.end_to,
    p.end_precision,
    p.coordinator_org_id,
    o.name as coordinator,
    p.municipality,
    municipality_key(p.municipality) as municipality_key,
    p.location,
    p.scope,
    case when p.scope_basis like 'stated: %' then 'stated' else 'editorial' end as scope_basis_kind,
    regexp_replace(p.scope_basis, '^(stated|editorial): ', '') as scope_basis,
    regexp_replace(
        (select tr.text_sv from stg_translations as tr where tr.text_en = p.scope_basis),
        '^(enligt källan|vår bedömning): ',
        ''
    ) as scope_basis_sv,
    p.source_ids,
    coalesce(
        na.strategy_id,
        (
            select s.strategy_id
            from strategies as s
            where p.first_date >= s.valid_from and p.first_date <= coalesce(s.valid_to, 'infinity'::date)
        )
    ) as strategy_id,
    p.first_date,
    year(p.first_date)::integer as year,
    p.known_from,
    pl.title_place,
    pl.title_en_place,
    pl.municipality_place,
    folded(concat_ws(' ', p.title_sv, p.title_en, o.name, array_to_string(o.aliases, ' '), np.words, na.words)) as search
from dated as p
left join stg_organisations as o on o.org_id = p.coordinator_org_id
left join named_areas as na on na.project_id = p.project_id
left join named_partners as np on np.project_id = p.project_id
left join places as pl on pl.project_id = p.project_id
order by p.project_id
