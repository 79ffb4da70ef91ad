-- How do milestones stand as of a day, by level, by line of areas or by year of the first plan?
--
-- By area a milestone of two lines counts in both; milestones/total counts it once.
--
-- @selection  milestones, lines
-- @source  milestone_keys, status_order
-- @grain   key, status
-- @param   level       varchar    ''
-- @param   by          varchar    'level'
-- @column  key         varchar    level, line_id or year of the first plan (never planned: of the outcome)
-- @column  name_sv     varchar    name of the line, Swedish; empty by level and by year
-- @column  name_en     varchar    name of the line, English
-- @column  status      varchar    done, overdue, unreported, upcoming or cancelled
-- @column  milestones  bigint     milestones
-- @column  late        bigint     of the done, those done after the first plan
-- @column  unplanned   bigint     of the done, those of which no plan is known
-- @check   milestones > 0
-- @check   late + unplanned = 0 or status = 'done'
with keyed as (
    select
        unnest(milestone_keys($by, level, line_ids, sort_date, $areas)) as key,
        status,
        outcome
    from selected_milestones
    where $level in ('', level)
)

select
    k.key,
    l.name_sv,
    l.name_en,
    k.status,
    count(*) as milestones,
    count(*) filter (where k.outcome = 'late') as late,
    count(*) filter (where k.outcome = 'done_unplanned') as unplanned
from keyed as k
left join selected_lines as l on k.key = l.line_id
group by k.key, l.name_sv, l.name_en, l.position, k.status
order by
    l.position,
    list_position(['strategy', 'area', 'project'], k.key),
    k.key,
    status_order(k.status)
