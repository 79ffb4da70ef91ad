-- What do the amounts add up to, by year and month and by everything that a page asks for?
--
-- Each amount stands in a cell of its year and in one of its month (macros funding_as_of and adds_from). Whole and main hold a project's amount unsplit;
-- whole counts a project in two areas twice, and views say so.
--
-- @source  funding_parts, adds_from, adds_to
-- @grain   adds_to, adds_from, is_undated, time_mode, year?, area_id, strategy_id?, funder?, funder_group?, programme?, measure, currency, location, scope
-- @column  adds_from     date     first day whose sum it belongs to: the day after its month, or the day after its year, by counts_from
-- @column  adds_to       date     last such day: the last of its year, or 9999-12-31
-- @column  is_undated    boolean  no date places it: it belongs to the sum of any day
-- @column  time_mode     varchar  decided or spread
-- @column  year          integer  year; null when not stated
-- @column  area_id       varchar  area or pseudo area
-- @column  line_id       varchar  line of the area
-- @column  strategy_id   varchar  strategy
-- @column  funder        varchar  who pays
-- @column  funder_group  varchar  kind of funder
-- @column  programme     varchar  programme
-- @column  measure       varchar  measure
-- @column  currency      varchar  currency that the rows are stated in
-- @column  location      varchar  where the money is
-- @column  scope         varchar  strategy or context
-- @column  amount_split  double   own currency, each project split by its shares
-- @column  amount_whole  double   own currency, the whole in each of its areas
-- @column  amount_main   double   own currency, the whole in its main area, else 0
-- @column  sek_split     double   the same in SEK
-- @column  sek_whole     double   the same in SEK
-- @column  sek_main      double   the same in SEK
-- @column  rows          bigint   amounts in the cell
-- @column  rows_main     bigint   amounts in the cell that have their main area there
-- @check   rows > 0 and amount_whole > 0
-- @check   sek_split is null or sek_split <= sek_whole * 1.000001
with months as (
    select
        date_trunc('month', counts_from)::date as month,
        time_mode,
        year,
        area_id,
        line_id,
        strategy_id,
        funder,
        funder_group,
        programme,
        measure,
        currency,
        location,
        scope,
        sum(amount * share) as amount_split,
        sum(amount) as amount_whole,
        coalesce(sum(amount) filter (where is_main), 0) as amount_main,
        sum(amount_sek * share) as sek_split,
        sum(amount_sek) as sek_whole,
        case when count(amount_sek) > 0 then coalesce(sum(amount_sek) filter (where is_main), 0) end as sek_main,
        count(*) as rows,
        count(*) filter (where is_main) as rows_main
    from funding_parts
    group by all
)

select
    adds_from('month', month) as adds_from,
    adds_to('month', month) as adds_to,
    false as is_undated,
    time_mode, year, area_id, line_id, strategy_id, funder, funder_group, programme, measure, currency, location, scope,
    amount_split, amount_whole, amount_main, sek_split, sek_whole, sek_main, rows, rows_main
from months
where month(month) < 12  -- December is over when its year is; what is not dated belongs to no month
union all
select
    coalesce(adds_from('year', month), date '0001-01-01') as adds_from,
    adds_to('year', month) as adds_to,
    month is null as is_undated,
    time_mode, year, area_id, line_id, strategy_id, funder, funder_group, programme, measure, currency, location, scope,
    sum(amount_split) as amount_split,
    sum(amount_whole) as amount_whole,
    sum(amount_main) as amount_main,
    sum(sek_split) as sek_split,
    sum(sek_whole) as sek_whole,
    sum(sek_main) as sek_main,
    sum(rows)::bigint as rows,
    sum(rows_main)::bigint as rows_main
from months
group by all
order by
    time_mode, adds_to, adds_from, is_undated, year, area_id, strategy_id, funder, funder_group, programme, measure, currency,
    location, scope
