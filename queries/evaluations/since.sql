-- Which milestones and notes are tied to each evaluation, and how does each milestone stand, as of a day?
--
-- @source  evaluations, milestone_states, notes, sources
-- @grain   evaluation_id, kind, row_id
-- @empty   an evaluation need not have milestones or notes
-- @param   as_of          date     date '2021-12-31'
-- @column  evaluation_id  varchar  evaluation
-- @column  name_sv        varchar  what was evaluated, Swedish
-- @column  name_en        varchar  what was evaluated, English
-- @column  kind           varchar  milestone or note
-- @column  row_id         varchar  milestone or note
-- @column  milestone_id   varchar  the milestone, empty for a note
-- @column  text_sv        varchar  what happened or is noted, Swedish
-- @column  text_en        varchar  what happened or is noted, English
-- @column  status         varchar  status of the milestone, empty for a note
-- @column  day_from       date     outcome, else current plan, else the day of the note, first day
-- @column  day_precision  varchar  that day: year, quarter, month or day
-- @column  source_id      varchar  source
-- @column  publisher      varchar  who published it
-- @column  source_title   varchar  title of the source
-- @column  url            varchar  its address
-- @check   kind in ('milestone', 'note')
with known as (
    select evaluation_id, name_sv, name_en, milestone_ids, note_ids
    from evaluations
    where known_from is null or known_from <= $as_of  -- known by the day
),

tied as (
    select
        e.evaluation_id, e.name_sv, e.name_en, 'milestone' as kind, m.milestone_id as row_id, m.milestone_id, m.title_sv as text_sv,
        m.title_en as text_en, m.status, coalesce(m.done_from, m.plan_from, m.due_to) as day_from,
        coalesce(m.done_precision, m.plan_precision, 'day') as day_precision, m.source_id
    from (select evaluation_id, name_sv, name_en, unnest(milestone_ids) as milestone_id from known) as e
    inner join milestone_states as m on e.milestone_id = m.milestone_id and $as_of between m.valid_from and m.valid_to
    union all
    select
        e.evaluation_id, e.name_sv, e.name_en, 'note', n.note_id, null, n.text_sv,
        n.text_en, null, n.date_from, n.date_precision, n.source_id
    from (select evaluation_id, name_sv, name_en, unnest(note_ids) as note_id from known) as e
    inner join notes as n on e.note_id = n.note_id and n.date_to <= $as_of
)

select
    t.evaluation_id, t.name_sv, t.name_en, t.kind, t.row_id, t.milestone_id, t.text_sv, t.text_en, t.status, t.day_from, t.day_precision,
    s.source_id, s.publisher, s.title as source_title, s.url
from tied as t
inner join sources as s on s.source_id = t.source_id
order by t.name_sv collate sv, t.day_from, t.kind, t.row_id
