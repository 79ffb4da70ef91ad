-- What needs attention as of a day: what is overdue, unreported longest, or claimed and not reached by the rows?
--
-- Overdue milestones first, then the three unreported longest, of either those of the strategy before those of context projects; then
-- the two largest claims about grants that the rows do not reach; eight rows at most.
--
-- @selection  milestones, claims
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
    -- every overdue one, the first of the others: what the first screen holds; what serves the strategy first
    select
        list_concat(
            arg_min(told, (is_context, since, item_id), 8) filter (where kind = 'overdue'),
            arg_min(told, (is_context, since, item_id), 3) filter (where kind = 'unreported')
        ) as first_ones,
        count(*) as in_all
    from (
        select
            status as kind, due_to as since, milestone_id as item_id, scope = 'context' as is_context,
            {
                'kind': status,
                'item_id': milestone_id,
                'title_sv': title_sv,
                'title_en': title_en,
                'since': due_to,
                'since_from': coalesce(plan_from, due_to),
                'precision': coalesce(plan_precision, 'day'),
                'project_id': project_id,
                'is_context': scope = 'context'
            } as told
        from selected_milestones
        where status in ('overdue', 'unreported')  -- the rest is done, called off or still to come
    )
),

uncovered as (
    select
        'claim' as kind, claim_id as item_id, statement_sv as title_sv, statement_en as title_en,
        said_on_to as since, said_on_from as since_from, said_on_precision as precision,
        amount, currency, amount_sek, rows_sek as covered,
        count(*) over () as in_all
    from selected_claims
    where
        verdict = 'not_covered'
        and measure = 'granted'  -- what was given, not what partners add
        -- a claim is of no area and no single project
        and len($areas) = 0 and $amount_from <= 0 and $amount_to <= 0
        and concat($funder, $funder_group, $programme, $municipality, $organisation, $state, $text) = ''
    order by amount_sek desc, claim_id
    limit 2
),

listed as (
    select unnest(first_ones, recursive := true), in_all from late
    union all by name
    select * from uncovered
)

select
    kind, item_id, title_sv, title_en, since, since_from, precision, $as_of - since as days,
    amount, currency, amount_sek, covered, project_id,
    max(if(kind = 'claim', 0, in_all)) over () + max(if(kind = 'claim', in_all, 0)) over () as in_all
from listed
order by list_position(['overdue', 'unreported', 'claim'], kind), is_context, amount_sek desc, since, item_id
-- what can be read at a glance
limit 8
