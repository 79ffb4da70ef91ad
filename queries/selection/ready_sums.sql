-- What do the amounts of a view add up to, from cells that are ready?
--
-- The same rows as sums.sql, for views of all areas or one that ask nothing of the projects: whole years and months come from the
-- cells, the month of the day itself from its single parts. So the time that it takes does not grow with the amounts.
--
-- @source  funding_as_of, price_index
-- @grain   year?, area_id, strategy_id?, funder?, funder_group?, programme?, measure, currency, location, is_undated
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
-- @column  year          integer    year; null where not stated
-- @column  area_id       varchar    area or pseudo area
-- @column  line_id       varchar    line of the area
-- @column  strategy_id   varchar    strategy
-- @column  funder        varchar    who pays
-- @column  funder_group  varchar    kind of funder
-- @column  programme     varchar    programme
-- @column  measure       varchar    measure
-- @column  currency      varchar    currency that the amounts are stated in
-- @column  location      varchar    where the money is
-- @column  is_undated    boolean    no date places it before the day
-- @column  index_value   double     price index of the year, null where there is none
-- @column  amount        double     by area, own currency
-- @column  amount_sek    double     the same in SEK, null without a rate
-- @column  rows          bigint     amounts and years in it
-- @column  once_amount   double     once, own currency
-- @column  once_sek      double     the same in SEK, null without a rate
-- @column  once_rows     bigint     amounts and years in it
with valued as (
    select
        *,
        case $area_mode when 'split' then amount_split when 'whole' then amount_whole else amount_main end as amount,
        case $area_mode when 'split' then sek_split when 'whole' then sek_whole else sek_main end as amount_sek,
        if($area_mode = 'main', rows_main, rows) as rows_in_mode,
        -- of all areas an amount counts in its main one; of a single one as it counts there
        if(len($areas) = 0, amount_main, amount) as once_amount,
        if(len($areas) = 0, sek_main, amount_sek) as once_sek,
        if(len($areas) = 0, rows_main, rows_in_mode) as once_rows
    from funding_as_of($as_of)
)

select
    v.year, v.area_id, v.line_id, v.strategy_id, v.funder, v.funder_group, v.programme, v.measure, v.currency, v.location,
    v.is_undated,
    i.index_value,
    sum(v.amount) as amount,
    sum(v.amount_sek) as amount_sek,
    sum(v.rows_in_mode)::bigint as rows,
    sum(v.once_amount) as once_amount,
    sum(v.once_sek) as once_sek,
    sum(v.once_rows)::bigint as once_rows
from valued as v
left join price_index as i on v.year = i.year
where
    v.time_mode = $time_mode
    and (len($areas) = 0 or list_contains($areas::varchar[], v.line_id))
    and $strategy in ('', coalesce(v.strategy_id, ''))  -- the strategy in force when it was decided
    and $scope in ('all', v.scope)  -- context is regional development that serves no area of the strategy
    and funding_in_years(v.year, $year_from, $year_to)
    and $funder in ('', coalesce(v.funder, 'not_stated'))
    and $funder_group in ('', coalesce(v.funder_group, 'not_stated'))
    and $programme in ('', coalesce(v.programme, 'not_stated'))
    and v.rows_in_mode > 0  -- main: cells without a main area
group by all
