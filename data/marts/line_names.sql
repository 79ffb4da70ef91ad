-- What is each line of areas called under each strategy, and which lines are current, from day to day?
--
-- The name is that of its area in the strategy asked for, else in the one in force on the day; a line that has none there keeps the
-- last name that it had, and one that is still to come has its first. So names change on the first days of strategies alone.
--
-- @source  area_lines, areas, strategies
-- @grain   of_strategy, valid_from, line_id
-- @column  of_strategy   varchar    strategy asked for; '' where none is
-- @column  valid_from    date       first day of these names
-- @column  valid_to      date       last day, 9999-12-31 while no strategy follows
-- @column  line_id       varchar    id of the line: its first area
-- @column  position      bigint     fixed place, for order and colour; the pseudo lines come last
-- @column  name_sv       varchar    name in Swedish
-- @column  name_en       varchar    name in English
-- @column  strategy_ids  varchar[]  strategies that it runs through, the first first; empty for the pseudo lines
-- @column  is_current    boolean    it belongs to the strategy asked for, or without one to any that has begun by the day
-- @check   valid_from <= valid_to
with spans as (
    select valid_from, lead((valid_from - 1)::date, 1, '9999-12-31'::date) over (order by valid_from) as valid_to
    from (
        select '0001-01-01'::date as valid_from
        union
        select valid_from from strategies
    )
),

asked as (
    select '' as of_strategy
    union all
    select strategy_id from strategies
),

named as (
    select k.of_strategy, d.valid_from, d.valid_to, a.line_id, a.name_sv, a.name_en
    from areas as a
    left join strategies as s on a.strategy_id = s.strategy_id
    cross join spans as d
    cross join asked as k
    qualify row_number() over (
        partition by k.of_strategy, d.valid_from, a.line_id
        order by
            a.strategy_id = k.of_strategy desc nulls last,
            coalesce(s.valid_from <= d.valid_from, true) desc,  -- what has begun, before what is to come
            abs(s.valid_from - d.valid_from), a.position  -- of either, what is nearest to the day
    ) = 1
),

begun as (
    select d.valid_from, list(s.strategy_id) as strategy_ids
    from spans as d
    inner join strategies as s on s.valid_from <= d.valid_from  -- nobody knew of a later one
    group by d.valid_from
)

select
    n.of_strategy, n.valid_from, n.valid_to, n.line_id, l.position, n.name_sv, n.name_en, l.strategy_ids,
    if(
        n.of_strategy = '', coalesce(list_has_any(l.strategy_ids, b.strategy_ids), false), list_contains(l.strategy_ids, n.of_strategy)
    ) as is_current
from named as n
inner join area_lines as l on n.line_id = l.line_id
left join begun as b on n.valid_from = b.valid_from
order by n.of_strategy, n.valid_from, l.position
