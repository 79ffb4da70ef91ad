-- Some are planned, a few of these moved; most are done, of some no source tells the outcome, and some are still to come.
with milestones as (
    select
        i,
        date '2014-01-01' + pick(i, 'due', 5000)::integer as due,
        dice(i, 'planned') < 0.6 as planned,
        dice(i, 'moved') < 0.08 as moved,
        dice(i, 'outcome') as outcome
    from range(1, milestones() + 1) as t (i)
),

events as (
    select i, 1 as n, 'planned' as event, due as day, case when dice(i, 'known') < 0.7 then due - 400 end as known from milestones
    where planned
    union all
    select i, 2 as n, 'moved' as event, due + 30 + pick(i, 'later', 300)::integer as day, due - 20 as known from milestones
    where planned and moved
    union all
    select i, 3 as n, 'done' as event, due - 60 + pick(i, 'done', 240)::integer as day, null as known from milestones
    where outcome < 0.62 or not planned and outcome < 0.9
    union all
    select i, 3 as n, 'unreported' as event, due as day, null as known from milestones
    where outcome >= 0.62 and planned and outcome < 0.8 or not planned and outcome >= 0.9
    union all
    select i, 3 as n, 'cancelled' as event, due as day, null as known from milestones
    where planned and outcome >= 0.8 and outcome < 0.82
)

select
    'milstolpe_' || i as milestone_id,
    event,
    told(day, dice(i, 'how ' || event)) as date,
    strftime(known, '%Y-%m-%d') as known_on,
    case when event = 'moved' then 'an invented reason' end as reason,
    source_of(i, 'event source') as source_id
from events
order by i, n
