-- How do milestones stand as of a day, by level, by line of areas or by year of the first plan?
--
-- By area a milestone of two lines counts in both; milestones/total counts it once.
--
-- @selection  milestone_sums, lines
-- @source  status_order
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
    select case $by when 'level' then level when 'area' then line_id else year::varchar end as key, status, outcome, milestones
    from selected_milestone_sums
    where
        facet = 'standing' and $level in ('', level)
        and ($by = 'area') = (line_id is not null)  -- but for areas, each milestone once
)

select
    k.key,
    l.name_sv,
    l.name_en,
    k.status,
    sum(k.milestones)::bigint as milestones,
    coalesce(sum(k.milestones) filter (where k.outcome = 'late'), 0)::bigint as late,
    coalesce(sum(k.milestones) filter (where k.outcome = 'done_unplanned'), 0)::bigint as unplanned
from keyed as k
left join selected_lines as l on k.key = l.line_id
group by k.key, l.name_sv, l.name_en, l.position, k.status
order by
    l.position,
    list_position(['strategy', 'area', 'project'], k.key),
    k.key,
    status_order(k.status)
