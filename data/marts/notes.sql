-- What is worth knowing beside the rows, when, and what is it about?
--
-- @source  stg_notes, areas, area_lines, projects, project_areas, milestones
-- @grain   note_id
-- @empty   nothing need be noted
-- @column  note_id         varchar    id of the note
-- @column  date_from       date       the day it is about, first day
-- @column  date_to         date       the day it is about, last day
-- @column  date_precision  varchar    the day it is about: year, quarter, month or day
-- @column  about           varchar    strategy, area, project or milestone
-- @column  area_id         varchar    area that it is about, null where none
-- @column  project_id      varchar    project that it is about, or that its milestone belongs to; null where none
-- @column  milestone_id    varchar    milestone that it is about, null where none
-- @column  line_ids        varchar[]  lines of its area, its project's areas or its milestone's; an empty list: it concerns them all
-- @column  subject_sv      varchar    what it is about, Swedish; null for the whole strategy
-- @column  subject_en      varchar    what it is about, English; null for the whole strategy
-- @column  text_sv         varchar    the note, Swedish
-- @column  text_en         varchar    the note, English
-- @column  source_id       varchar    source that it rests on
-- @check   about in ('strategy', 'area', 'project', 'milestone')
with named as (
    select
        n.*,
        m.project_id as its_project_id,
        case
            when n.milestone_id is not null then 'milestone'
            when n.project_id is not null then 'project'
            when n.area_id is not null then 'area'
            else 'strategy'
        end as about,
        list_concat(
            if(n.area_id is null, []::varchar[], [n.area_id]),
            -- a milestone without areas of its own is in those of its project
            coalesce(nullif(m.area_ids, []), (
                select list(pa.area_id order by pa.area_id)
                from project_areas as pa
                where pa.project_id = coalesce(n.project_id, m.project_id)
            ), []::varchar[])
        ) as area_ids,
        coalesce(m.title_sv, p.title_sv, a.name_sv) as subject_sv,
        coalesce(m.title_en, p.title_en, a.name_en) as subject_en
    from stg_notes as n
    left join areas as a on n.area_id = a.area_id
    left join projects as p on n.project_id = p.project_id
    left join milestones as m on n.milestone_id = m.milestone_id
),

lines as (
    select split.note_id, list(distinct a.line_id order by a.line_id) as line_ids
    from (select note_id, unnest(area_ids) as area_id from named) as split
    inner join areas as a on split.area_id = a.area_id
    group by split.note_id
)

select
    n.note_id, n.date_from, n.date_to, n.date_precision, n.about,
    n.area_id,
    coalesce(n.project_id, n.its_project_id) as project_id,
    n.milestone_id,
    coalesce(l.line_ids, []) as line_ids,
    n.subject_sv, n.subject_en, n.text_sv, n.text_en, n.source_id
from named as n
left join lines as l on n.note_id = l.note_id
order by n.date_from, n.note_id
