-- Which amounts does each source state, when do they count, what are they in SEK, and which are left out of sums and why?
--
-- @source  stg_funding, stg_exchange_rates, projects, project_areas, strategies, milestone_outcomes
-- @grain   funding_id
-- @index   project_id
-- @column  funding_id              varchar  id of the amount
-- @column  project_id              varchar  project, null at strategy level
-- @column  title_sv                varchar  title of the project in Swedish
-- @column  title_en                varchar  title of the project in English
-- @column  title_place             bigint   place of title_sv in Swedish order
-- @column  coordinator_org_id      varchar  organisation that coordinates the project, null where no source names one
-- @column  funder                  varchar  who pays, null where not stated
-- @column  funder_group            varchar  kind of funder, null where not stated
-- @column  programme               varchar  programme, null where not stated
-- @column  measure                 varchar  granted, cofinancing, total_budget, eligible_cost or paid; never mixed
-- @column  amount                  double   amount in its own currency
-- @column  currency                varchar  currency, null where not stated
-- @column  rate_sek                double   SEK for one unit, average of `year`; 1 for SEK
-- @column  amount_sek              double   amount in SEK; null without a currency or a rate
-- @column  location                varchar  where this money is: whole, part, outside or unknown
-- @column  scope                   varchar  scope of the project; strategy at strategy level
-- @column  strategy_id             varchar  strategy in force when it was given; of its main area where no date is stated; null before the first
-- @column  decided_from            date     decision, first day
-- @column  decided_to              date     decision, last day
-- @column  decided_precision       varchar  year, quarter, month or day
-- @column  period_start_from       date     start of the funding period, first day
-- @column  period_start_to         date     start of the funding period, last day
-- @column  period_start_precision  varchar  year, quarter, month or day
-- @column  period_end_from         date     end of the funding period, first day
-- @column  period_end_to           date     end of the funding period, last day
-- @column  period_end_precision    varchar  year, quarter, month or day
-- @column  dated_by                varchar  what dates the row: decided, milestone (that is the decision), period or project; null when undated
-- @column  dated_from              date     that date, first day
-- @column  dated_to                date     that date, last day
-- @column  dated_precision         varchar  year, quarter, month or day
-- @column  year                    integer  year of dated_from; null when undated
-- @column  counts_from             date     the day from which it has certainly been given (dated_to); null: visible at any day
-- @column  sort_date               date     counts_from, 9999-12-31 where it is null; the rows are sorted by it, so an amount is found by both it and its id
-- @column  spread_from             date     first day of the period that it is spread over; null when not stated
-- @column  spread_to               date     last day of that period
-- @column  same_money_as           varchar  row that holds the same money
-- @column  milestone_id            varchar  milestone that is the decision itself, where no source dates it otherwise
-- @column  left_out                varchar  why it is in no sum: same_money, no_currency or (in SEK) no_rate; null when it counts
-- @column  source_id               varchar  source
-- @check   amount > 0
-- @check   left_out is not null or amount_sek is not null
-- @check   spread_from is null or spread_from <= spread_to
with dated as (
    select
        f.*,
        p.title_sv,
        p.title_en,
        p.title_place,
        p.coordinator_org_id,
        coalesce(p.scope, 'strategy') as scope,
        case
            when f.decided_from is not null then 'decided'
            when m.done_from is not null then 'milestone'
            when f.period_start_from is not null then 'period'
            when p.start_from is not null then 'project'
        end as dated_by,
        coalesce(f.decided_from, m.done_from, f.period_start_from, p.start_from) as dated_from,
        coalesce(f.decided_to, m.done_to, f.period_start_to, p.start_to) as dated_to,
        coalesce(f.decided_precision, m.done_precision, f.period_start_precision, p.start_precision) as dated_precision,
        -- both ends of one period, never the start of one and the end of another
        f.period_start_from is not null and f.period_end_to is not null as has_own_period,
        p.start_from is not null and p.end_to is not null as has_project_period,
        p.start_from,
        p.end_to
    from stg_funding as f
    left join projects as p on p.project_id = f.project_id
    left join milestone_outcomes as m on m.milestone_id = f.milestone_id
),

valued as (
    select
        d.*,
        case when d.currency = 'SEK' then 1.0 else r.sek_per_unit end as rate_sek,
        case
            when d.dated_to is null then a.strategy_id  -- only its area can tell
            else (
                select s.strategy_id
                from strategies as s
                where d.dated_to >= s.valid_from and d.dated_to <= coalesce(s.valid_to, 'infinity'::date)
            )
        end as strategy_id
    from dated as d
    left join stg_exchange_rates as r on r.year = year(d.dated_from) and r.currency = d.currency
    left join project_areas as a on a.project_id = d.project_id and a.is_main and a.basis is not null
)

select
    funding_id,
    project_id,
    title_sv,
    title_en,
    title_place,
    coordinator_org_id,
    funder,
    funder_group,
    programme,
    measure,
    amount,
    currency,
    rate_sek,
    amount * rate_sek as amount_sek,
    location,
    scope,
    strategy_id,
    decided_from,
    decided_to,
    decided_precision,
    period_start_from,
    period_start_to,
    period_start_precision,
    period_end_from,
    period_end_to,
    period_end_precision,
    dated_by,
    dated_from,
    dated_to,
    dated_precision,
    year(dated_from)::integer as year,
    dated_to as counts_from,
    coalesce(dated_to, '9999-12-31'::date) as sort_date,
    case when has_own_period then period_start_from when has_project_period then start_from end as spread_from,
    case when has_own_period then period_end_to when has_project_period then end_to end as spread_to,
    same_money_as,
    milestone_id,
    case
        when same_money_as is not null then 'same_money'
        when currency is null then 'no_currency'
        when rate_sek is null then 'no_rate'
    end as left_out,
    source_id
from valued
order by sort_date, funding_id
