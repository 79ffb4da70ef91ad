-- Which verdict do the planned milestones give on each line of areas and on all of them together as of a day, and who can answer?
--
-- The rule is `verdict` in data/macros: no_plan = no planned milestone is known; delayed = one is overdue; none_due = none has fallen
-- due; unknown = of more than half of the due ones no source tells the outcome; partly_confirmed = of at most half of them, the rest
-- are done; on_plan = every due one is done. It speaks of what the sources show. The line 'all' is all that is asked for, each
-- milestone once; one of two lines counts in both. What was called off is no longer planned. Most in need of an answer first.
--
-- @selection  milestone_sums, lines
-- @source  verdict, verdict_order
-- @grain   line_id
-- @column  line_id             varchar    line of areas; all = the whole of what is asked for
-- @column  name_sv             varchar    name of the line, Swedish; empty for all
-- @column  name_en             varchar    name of the line, English
-- @column  strategy_ids        varchar[]  strategies that it runs through, the first first; empty for all and for what belongs to no area
-- @column  verdict             varchar    no_plan, delayed, none_due, unknown, partly_confirmed or on_plan
-- @column  planned             bigint     planned milestones: due and upcoming
-- @column  due                 bigint     of these, fallen due or done before that
-- @column  due_done            bigint     of the due, done
-- @column  late                bigint     of the due, done after the first plan
-- @column  overdue             bigint     of the due, not done, though something was reported
-- @column  unreported          bigint     of the due, no source tells the outcome
-- @column  upcoming            bigint     of the planned, not yet due
-- @column  done_unplanned      bigint     done, and no plan is known; decides nothing
-- @column  answering_org_ids   varchar[]  organisations that answer for what is overdue or unreported, those with most first
-- @column  answering           varchar[]  their names, in the same order
-- @column  answering_for       bigint[]   how many each of them answers for, in the same order
-- @column  nobody_answers_for  bigint     overdue or unreported, and no source tells who answers
-- @check   late <= due_done
-- @check   due_done + overdue + unreported = due and due + upcoming = planned
-- @check   list_sum(answering_for) is null or list_sum(answering_for) + nobody_answers_for = overdue + unreported
with placed as (
    select coalesce(line_id, 'all') as line_id, facet, outcome, owner_org_id, owner, milestones
    from selected_milestone_sums
),

counted as (
    select
        line_id,
        sum(milestones) filter (where outcome in ('late', 'on_time')) as due_done,
        sum(milestones) filter (where outcome = 'late') as late,
        sum(milestones) filter (where outcome = 'overdue') as overdue,
        sum(milestones) filter (where outcome = 'unreported') as unreported,
        sum(milestones) filter (where outcome = 'upcoming') as upcoming,
        sum(milestones) filter (where outcome = 'done_unplanned') as done_unplanned
    from placed
    where facet = 'standing'
    group by line_id
),

owners as (
    select line_id, owner_org_id, owner, sum(milestones)::bigint as answers_for
    from placed
    where facet = 'owner'  -- what waits for an answer, and from whom
    group by line_id, owner_org_id, owner
),

answers as (
    select
        line_id,
        list({'org_id': owner_org_id, 'owner': owner, 'answers_for': answers_for} order by answers_for desc, owner collate sv, owner_org_id)
        filter (where owner_org_id is not null) as told,
        sum(answers_for) filter (where owner_org_id is null) as nobody_answers_for
    from owners
    group by line_id
),

lines as (
    select
        'all' as line_id, null::varchar as name_sv, null::varchar as name_en, []::varchar[] as strategy_ids, 0 as position,
        true as is_current
    union all
    select line_id, name_sv, name_en, strategy_ids, position, is_current
    from selected_lines
    where len($areas) = 0 or list_contains($areas::varchar[], line_id)  -- only the lines asked for
),

filled as (
    select
        l.* exclude (is_current),
        coalesce(columns(c.* exclude (line_id)), 0)::bigint,
        coalesce(list_transform(a.told, lambda body: body.org_id), []) as answering_org_ids,
        coalesce(list_transform(a.told, lambda body: body.owner), []) as answering,
        coalesce(list_transform(a.told, lambda body: body.answers_for), []) as answering_for,
        coalesce(a.nobody_answers_for, 0)::bigint as nobody_answers_for
    from lines as l
    left join counted as c on l.line_id = c.line_id
    left join answers as a on l.line_id = a.line_id
    where l.is_current or c.line_id is not null  -- and every line that holds something
),

summed as (
    select *, due_done + overdue + unreported as due, due_done + overdue + unreported + upcoming as planned
    from filled
)

select
    line_id, name_sv, name_en, strategy_ids,
    verdict(planned, due, overdue, unreported) as verdict,
    planned, due, due_done, late, overdue, unreported, upcoming, done_unplanned,
    answering_org_ids, answering, answering_for, nobody_answers_for
from summed
order by line_id <> 'all', len(strategy_ids) = 0, verdict_order(verdict), overdue desc, unreported desc, position
