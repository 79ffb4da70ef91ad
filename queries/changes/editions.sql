-- Which rows and values of the facts differ between an earlier edition of the data and this one?
--
-- Nothing is told of a group whose answers to the survey of clusters are too few in one of the editions.
--
-- @source  row_changes, was_rows, now_rows, date_to, is_few
-- @grain   table_name, row_id, column_name
-- @empty   two editions may hold the same facts, and without an earlier one there is nothing to compare with
-- @param   earlier       varchar  ''
-- @column  table_name    varchar  table of facts
-- @column  row_id        varchar  row in it
-- @column  change        varchar  corrected, prolonged (a project ends later), added or withdrawn
-- @column  column_name   varchar  column, nothing where the whole row was added or withdrawn
-- @column  value_from    varchar  what stood in the cell, empty where nothing did
-- @column  value_to      varchar  what stands in it now, empty where nothing does
-- @column  amount        double   amount of the row that was added or withdrawn, where it has one
-- @column  currency      varchar  its currency, empty where not stated
-- @column  why_sv        varchar  why, in Swedish, where corrections.csv tells
-- @column  why_en        varchar  why, in English, where corrections.csv tells
-- @column  label_sv      varchar  what the row is about, Swedish
-- @column  label_en      varchar  what the row is about, English
-- @column  project_id    varchar  project that the row is about, empty where none
-- @column  milestone_id  varchar  milestone that the row is about, empty where none
-- @column  source_id     varchar  source that states the row, the first where there are several
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @column  earlier       varchar  edition that is compared with
-- @check   change in ('corrected', 'prolonged', 'added', 'withdrawn')
with known as (
    select table_name, row_id, cells from now_rows
    union all
    -- what only the earlier edition tells: rows that are gone have titles and sources too
    select w.table_name, w.row_id, w.cells from was_rows as w
    anti join now_rows as n on w.table_name = n.table_name and w.row_id = n.row_id
),

told as (
    select
        cells['table_name'] as table_name, cells['row_id'] as row_id, coalesce(cells['column_name'], '') as column_name,
        arg_max(coalesce(cells['why_sv'], cells['why_en']), (cells['corrected'], file_row)) as why_sv,
        arg_max(coalesce(cells['why_en'], cells['why_sv']), (cells['corrected'], file_row)) as why_en
    from now_rows
    where table_name = 'corrections'
    group by all
),

both_sides as (
    select 'was' as side, table_name, cells from was_rows
    union all
    select 'now' as side, table_name, cells from now_rows
),

answered as (
    select
        side, cells['org_id'] as org_id, cells['round'] as round, cells['question'] as question, cells['partner_group'] as partner_group,
        cells['respondents']::integer as respondents
    from both_sides
    where table_name = 'cluster_survey'
),

few as (
    select org_id, round, question, partner_group
    from answered
    group by side, org_id, round, question, partner_group
    having is_few(sum(respondents))
),

of_what as (
    select
        *,
        coalesce(cells['milestone_id'], if(table_name = 'milestones', row_id, null)) as milestone_id,
        coalesce(cells['source_id'], split_part(cells['source_ids'], ';', 1)) as source_id
    from row_changes
)

select
    c.table_name, c.row_id,
    case
        when c.table_name = 'projects' and c.column_name = 'end' and date_to(c.value_to) > date_to(c.value_from) then 'prolonged'
        else c.change
    end as change,
    c.column_name, c.value_from, c.value_to,
    if(c.change in ('added', 'withdrawn'), c.cells['amount']::double, null) as amount, c.cells['currency'] as currency,
    t.why_sv, t.why_en,
    coalesce(
        c.cells['title_sv'], c.cells['statement_sv'], c.cells['name_sv'], c.cells['name'], c.cells['title'], c.cells['matter_sv'],
        c.cells['text_sv'], m.cells['title_sv'], p.cells['title_sv'], i.cells['name_sv'], c.cells['funder'], c.row_id
    ) as label_sv,
    coalesce(
        c.cells['title_en'], c.cells['statement_en'], c.cells['name_en'], c.cells['name'], c.cells['title'], c.cells['matter_en'],
        c.cells['text_en'], m.cells['title_en'], p.cells['title_en'], i.cells['name_en'], c.cells['funder'], c.row_id
    ) as label_en,
    c.cells['project_id'] as project_id, c.milestone_id,
    c.source_id, s.cells['publisher'] as publisher, s.cells['title'] as source_title, s.cells['url'] as url,
    $earlier as earlier
from of_what as c
left join told as t on c.table_name = t.table_name and c.row_id = t.row_id and c.column_name = t.column_name
left join known as p on p.table_name = 'projects' and c.cells['project_id'] = p.row_id
left join known as m on m.table_name = 'milestones' and c.milestone_id = m.row_id
left join known as i on i.table_name = 'indicators' and c.cells['indicator_id'] = i.row_id
left join known as s on s.table_name = 'sources' and c.source_id = s.row_id
where
    c.table_name <> 'corrections'  -- the lines that tell why are no change of what they tell of
    and not (c.table_name = 'cluster_survey' and exists (  -- a change of few answers would tell them
        select 1 from few as f
        where
            f.org_id = c.cells['org_id'] and f.round = c.cells['round'] and f.question = c.cells['question']
            and f.partner_group = c.cells['partner_group']
    ))
order by
    list_position(['projects', 'funding', 'milestones', 'milestone_events', 'claims', 'indicators'], c.table_name) nulls last,
    c.table_name, list_position(['corrected', 'added', 'withdrawn'], c.change), label_sv collate sv, c.row_id, c.column_name
