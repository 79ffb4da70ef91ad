-- What needs attention as of a day: what is overdue, unreported longest, or claimed and not reached by the rows?
--
-- Overdue milestones first, then the three unreported longest, of either those of the strategy before those of context projects; then
-- the two largest claims about grants that the rows do not reach; eight rows at most.
--
-- @selection  milestones, milestone_sums, claims
-- @grain   kind, item_id
-- @column  kind        varchar    overdue, unreported or claim
-- @column  item_id     varchar    milestone or claim
-- @column  title_sv    varchar    what it is, Swedish
-- @column  title_en    varchar    what it is, English
-- @column  since       date       day that it was due, or said, last day that it can mean; empty where not stated
-- @column  since_from  date       that day, first day that it can mean
-- @column  precision   varchar    that day: year, quarter, month or day
-- @column  days        bigint     days from then to the day
-- @column  amount      double     amount claimed, in its own currency
-- @column  currency    varchar    its currency
-- @column  amount_sek  double     the same in SEK
-- @column  covered     double     SEK that the rows add up to
-- @column  project_id  varchar    project of the milestone
-- @column  in_all      bigint     how many there are in all, with those that are not listed
-- @check   kind in ('overdue', 'unreported', 'claim')
with late as (
    select
        if(status = 'overdue', 1, 2) as rank,
        status as kind,
        milestone_id as item_id,
        title_sv, title_en,
        due_to as since,
        coalesce(plan_from, due_to) as since_from,
        coalesce(plan_precision, 'day') as precision,
        project_id,
        scope
    from selected_milestones
),

uncovered as (
    select
        3 as rank,
        'claim' as kind,
        claim_id as item_id,
        statement_sv as title_sv, statement_en as title_en,
        said_on_to as since,
        said_on_from as since_from,
        said_on_precision as precision,
        amount, currency, amount_sek, rows_sek as covered
    from selected_claims
    where
        verdict = 'not_covered'
        and measure = 'granted'  -- what was given, not what partners add
        -- a claim is of no area and no single project
        and len($areas) = 0 and $amount_from <= 0 and $amount_to <= 0
        and concat($funder, $funder_group, $programme, $municipality, $organisation, $state, $text) = ''
),

listed as (
    -- every overdue one, the first of the others: what the first screen holds; what serves the strategy first
    (select * from late where kind = 'overdue' order by scope = 'context', since, item_id limit 8)
    union all by name
    (select * from late where kind = 'unreported' order by scope = 'context', since, item_id limit 3)
    union all by name
    (select * from uncovered order by amount_sek desc, item_id limit 2)
),

in_all as (
    select
        (select coalesce(sum(milestones), 0) from selected_milestone_sums
        where facet = 'standing' and line_id is null and status in ('overdue', 'unreported'))  -- each milestone once
        + (select count(*) from uncovered) as in_all
)

select
    kind, item_id, title_sv, title_en, since, since_from, precision, $as_of - since as days,
    amount, currency, amount_sek, covered, project_id, in_all::bigint as in_all
from listed
cross join in_all
order by rank, scope = 'context', if(rank = 3, null, since), amount_sek desc, item_id
-- what can be read at a glance
limit 8
