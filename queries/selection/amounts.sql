-- Which amounts is a view about, in which years and areas does each of them count, and how much of it?
--
-- One row an amount, year and area, of every measure and place. By area an amount counts area_share in each of its areas. Counted
-- once, whatever its areas are, it counts once_share, which only one of the rows of an amount and year has: of the areas asked for
-- all their shares (split), or all of it (whole, main).
--
-- @selection  chosen
-- @source  funding_parts, project_areas, price_index
-- @grain   funding_id, year_key, area_id
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @param   areas         varchar[]  []
-- @param   scope         varchar    'strategy'
-- @param   area_mode     varchar    'split'
-- @param   time_mode     varchar    'decided'
-- @param   year_from     integer    0
-- @param   year_to       integer    0
-- @param   funder        varchar    ''
-- @param   funder_group  varchar    ''
-- @param   programme     varchar    ''
-- @column  funding_id    varchar    amount
-- @column  project_id    varchar    project, null at strategy level
-- @column  year          integer    year; null where not stated
-- @column  year_key      integer    year, 0 where not stated
-- @column  area_id       varchar    area or pseudo area
-- @column  line_id       varchar    line of the area
-- @column  strategy_id   varchar    strategy
-- @column  coordinator_org_id  varchar  organisation that coordinates the project, null where no source names one
-- @column  funder        varchar    who pays
-- @column  funder_group  varchar    kind of funder
-- @column  programme     varchar    programme
-- @column  measure       varchar    measure
-- @column  currency      varchar    currency that it is stated in
-- @column  location      varchar    where this money is
-- @column  dated_by      varchar    what dates it: decided, milestone, period or project; null when undated
-- @column  source_id     varchar    source
-- @column  counts_from   date       the day from which it counts; null: at any day
-- @column  is_undated    boolean    no date places it before the day
-- @column  amount        double     the year's part of the amount, in its own currency
-- @column  amount_sek    double     the same in SEK
-- @column  index_value   double     price index of the year, null where there is none
-- @column  year_share    double     the year's part of the amount
-- @column  area_share    double     how much of it counts in the area
-- @column  once_share    double     how much of it counts where areas are not told apart, 0 but for one row of an amount and year
-- @check   area_share between 0 and 1 and once_share between 0 and 1
with asked_areas as (
    select project_id, min(area_id) as first_area_id, least(sum(share), 1.0) as share
    from project_areas
    where len($areas) > 0 and list_contains($areas::varchar[], line_id)
    group by project_id
)

select
    p.funding_id, p.project_id, p.year, p.year_key, p.area_id, p.line_id, p.strategy_id,
    p.coordinator_org_id, p.funder, p.funder_group, p.programme, p.measure, p.currency, p.location, p.dated_by, p.source_id,
    p.counts_from, p.counts_from is null as is_undated,
    p.amount, p.amount_sek, i.index_value, p.year_share,
    if($area_mode = 'split', p.share, 1.0) as area_share,
    case
        when $area_mode = 'main' or p.project_id is null then 1.0  -- it has this row alone
        when len($areas) = 0 then if(p.is_main, 1.0, 0.0)
        when p.area_id <> a.first_area_id then 0.0
        when $area_mode = 'split' then a.share
        else 1.0
    end as once_share
from funding_parts as p
left join price_index as i on p.year = i.year
left join asked_areas as a on p.project_id = a.project_id
where
    p.time_mode = $time_mode
    and (p.counts_from is null or p.counts_from <= $as_of)  -- certainly given by the day; without a date, at any day
    and ($area_mode <> 'main' or p.is_main)  -- the main area holds the whole project
    and (len($areas) = 0 or list_contains($areas::varchar[], p.line_id))
    and $strategy in ('', coalesce(p.strategy_id, ''))  -- the strategy in force when it was decided
    and $scope in ('all', p.scope)  -- context is regional development that serves no area of the strategy
    and funding_in_years(p.year, $year_from, $year_to)
    and $funder in ('', coalesce(p.funder, 'not_stated'))
    and $funder_group in ('', coalesce(p.funder_group, 'not_stated'))
    and $programme in ('', coalesce(p.programme, 'not_stated'))
    and (not $has_projects_chosen or p.project_id in (select c.project_id from selected_chosen as c))
