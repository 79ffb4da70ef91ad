-- What is worth knowing beside the rows, as of a day?
--
-- line_id narrows to what is about one area through the strategies itself, project_id to a project and its milestones,
-- milestone_id to one milestone; empty asks for all.
--
-- @source  notes_as_of, sources
-- @grain   note_id
-- @param   as_of           date       date '2026-06-30'
-- @param   areas           varchar[]  []
-- @param   line_id         varchar    ''
-- @param   project_id      varchar    ''
-- @param   milestone_id    varchar    ''
-- @column  note_id         varchar    note
-- @column  date_from       date       the day it is about, first day that it can mean
-- @column  date_precision  varchar    that day: year, quarter, month or day
-- @column  about           varchar    strategy, area, project or milestone
-- @column  area_id         varchar    area that it is about, empty where none
-- @column  project_id      varchar    project that it is about, or that its milestone belongs to; empty where none
-- @column  milestone_id    varchar    milestone that it is about, empty where none
-- @column  line_ids        varchar[]  lines that it concerns, an empty list: all
-- @column  subject_sv      varchar    what it is about, Swedish; empty for the whole strategy
-- @column  subject_en      varchar    what it is about, English; empty for the whole strategy
-- @column  text_sv         varchar    the note, Swedish
-- @column  text_en         varchar    the note, English
-- @column  source_id       varchar    source that it rests on
-- @column  publisher       varchar    who published it
-- @column  source_title    varchar    title of the source
-- @column  url             varchar    its address
-- @check   about in ('strategy', 'area', 'project', 'milestone')
select
    n.note_id, n.date_from, n.date_precision, n.about, n.area_id, n.project_id, n.milestone_id, n.line_ids,
    n.subject_sv, n.subject_en, n.text_sv, n.text_en,
    n.source_id, s.publisher, s.title as source_title, s.url
from notes_as_of($as_of, $areas) as n
inner join sources as s on n.source_id = s.source_id
where
    ($line_id = '' or list_contains(n.line_ids, $line_id))  -- the area that was asked for
    and ($project_id = '' or n.project_id = $project_id)
    and ($milestone_id = '' or n.milestone_id = $milestone_id)
order by n.date_from, n.note_id
