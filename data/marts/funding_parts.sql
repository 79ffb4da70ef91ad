-- How does each amount that counts fall on years (by decision, or spread over its period) and on areas?
--
-- amount and amount_sek hold the year's part of the whole row, not the area's. By area: split = times share, whole = as it is,
-- main = where is_main. Rows of one funding_id and time_mode add up to the amount over their years, in each of split and main.
--
-- @source  funding, project_areas
-- @grain   funding_id, time_mode, year_key, area_id
-- @column  funding_id    varchar  amount
-- @column  project_id  varchar  project, null at strategy level
-- @column  time_mode     varchar  decided: whole in the year of the decision; spread: evenly by day over its period
-- @column  year          integer  year; null when not stated (decided) or when the period is not stated (spread)
-- @column  year_key      integer  year, 0 when null
-- @column  area_id       varchar  area or pseudo area
-- @column  line_id       varchar  line of the area
-- @column  strategy_id   varchar  strategy of the area; of the amount where the area is a pseudo area
-- @column  coordinator_org_id  varchar  organisation that coordinates the project, null where no source names one
-- @column  funder        varchar  who pays
-- @column  funder_group  varchar  kind of funder
-- @column  programme     varchar  programme
-- @column  measure       varchar  measure
-- @column  currency      varchar  currency that it is stated in
-- @column  location      varchar  where this money is
-- @column  scope         varchar  strategy or context
-- @column  dated_by      varchar  what dates the amount: decided, milestone, period or project; null when undated
-- @column  source_id     varchar  source
-- @column  counts_from   date     the day from which it counts; null: at any day
-- @column  share         double   the area's part of the project
-- @column  is_main       boolean  whether the area is the project's main one
-- @column  year_share    double   the year's part of the amount
-- @column  amount        double   the year's part of the amount, in its own currency
-- @column  amount_sek    double   the same in SEK
-- @check   amount_sek is not null or currency <> 'SEK'
-- @check   year_share > 0 and year_share <= 1
with counted as (
    select
        *,
        date_diff('day', spread_from, spread_to) + 1 as spread_days
    from funding
    where left_out is null or left_out = 'no_rate'  -- without a rate it counts in its own currency; the rest is in no sum
),

timed as (
    select
        *,
        unnest(list_concat(
            [{'mode': 'decided', 'year': year, 'share': 1.0::double}],
            case
                when spread_from is null then [{'mode': 'spread', 'year': null::integer, 'share': 1.0::double}]
                else list_transform(
                    range(year(spread_from), year(spread_to) + 1),
                    lambda y: {
                        'mode': 'spread',
                        'year': y::integer,
                        'share': (date_diff(
                            'day', greatest(spread_from, make_date(y, 1, 1)), least(spread_to, make_date(y, 12, 31))
                        ) + 1) / spread_days
                    }
                )
            end
        )) as part
    from counted
)

select
    t.funding_id,
    t.project_id,
    t.part.mode as time_mode,
    t.part.year as year,
    coalesce(t.part.year, 0) as year_key,
    coalesce(a.area_id, 'whole_strategy') as area_id,
    coalesce(a.line_id, 'whole_strategy') as line_id,
    t.strategy_id,
    t.coordinator_org_id,
    t.funder,
    t.funder_group,
    t.programme,
    t.measure,
    t.currency,
    t.location,
    t.scope,
    t.dated_by,
    t.source_id,
    t.counts_from,
    coalesce(a.share, 1.0) as share,
    coalesce(a.is_main, true) as is_main,
    t.part.share as year_share,
    t.amount * t.part.share as amount,
    t.amount_sek * t.part.share as amount_sek
from timed as t
left join project_areas as a on a.project_id = t.project_id
order by time_mode, t.counts_from, t.funding_id, year_key, area_id
