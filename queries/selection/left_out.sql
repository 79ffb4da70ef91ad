-- Which amounts are not in a figure, or not with all of their years, and what is the first reason for each?
--
-- no_index is told also where only some years of an amount have no price index: the others count.
--
-- @selection  chosen
-- @source  funding, project_areas, price_index, funding_at, funding_in_years
-- @grain   funding_id
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @param   location      varchar    'whole'
-- @param   measure       varchar    'granted'
-- @param   area_mode     varchar    'split'
-- @param   time_mode     varchar    'decided'
-- @param   price_year    integer    0
-- @param   currency      varchar    'SEK'
-- @param   year_from     integer    0
-- @param   year_to       integer    0
-- @param   funder        varchar    ''
-- @param   funder_group  varchar    ''
-- @param   programme     varchar    ''
-- @column  funding_id    varchar    amount
-- @column  reason        varchar    the first reason
-- @column  measure       varchar    what the amount is said to be
-- @column  amount_sek    double     SEK, null without a rate
-- @column  title_place   bigint     place of its project's title in Swedish alphabetical order
with in_areas as (
    select distinct project_id
    from project_areas
    where
        len($areas) > 0 and list_contains($areas::varchar[], line_id)  -- nothing to read where none is asked for
        and ($area_mode <> 'main' or is_main)
),

timed as (
    select
        *,
        if($time_mode = 'decided', year, year(spread_from)) as first_year,
        if($time_mode = 'decided', year, year(spread_to)) as last_year
    from funding
),

reasoned as (
    select
        f.funding_id, f.measure, f.amount_sek, f.title_place,
        case
            when f.left_out = 'same_money' then 'same_money'
            when f.measure <> $measure then 'other_measure'
            when $scope not in ('all', f.scope) then 'outside_strategy'
            when not funding_at(f.location, $location) then 'other_location'
            when $strategy not in ('', coalesce(f.strategy_id, '')) then 'other_strategy'
            when
                len($areas) > 0
                and not if(f.project_id is null, list_contains($areas::varchar[], 'whole_strategy'), a.project_id is not null)
                then 'other_area'
            when $funder not in ('', coalesce(f.funder, 'not_stated')) then 'filtered_out'
            when $funder_group not in ('', coalesce(f.funder_group, 'not_stated')) then 'filtered_out'
            when $programme not in ('', coalesce(f.programme, 'not_stated')) then 'filtered_out'
            when $has_projects_chosen and c.project_id is null then 'filtered_out'
            when f.counts_from > $as_of then 'not_yet'
            when f.left_out is not null and (f.left_out <> 'no_rate' or $currency = 'SEK') then f.left_out
            when $currency not in ('SEK', f.currency) then 'other_currency'
            when
                $price_year > 0
                and (f.first_year is null or len(list_filter(
                    range(f.first_year, f.last_year + 1),
                    lambda y: funding_in_years(y, $year_from, $year_to) and not list_contains(i.years, y)
                )) > 0)
                then 'no_index'
            when f.counts_from is null then 'undated'
            when
                -- none of its years lies in the period; without a year it lies in the open one alone
                ($year_from > 0 and coalesce(f.last_year, 0) < $year_from)
                or ($year_to > 0 and coalesce(f.first_year, 9999) > $year_to)
                then 'other_years'
        end as reason
    from timed as f
    cross join (select coalesce(list(year), []) as years from price_index) as i
    left join in_areas as a on f.project_id = a.project_id
    left join selected_chosen as c on f.project_id = c.project_id
)

select funding_id, reason, measure, amount_sek, title_place
from reasoned
where reason is not null  -- the rest is in the figure
