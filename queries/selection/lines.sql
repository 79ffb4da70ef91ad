-- Which lines of areas run through the strategies, and what is each called under the strategy of the view?
--
-- The name is that of its area in the strategy asked for, else in the one in force on the day; a line that has none there keeps the
-- last name that it had, and one that is still to come has its first.
--
-- @source  area_lines, areas, strategies
-- @grain   line_id
-- @param   as_of         date       date '2020-12-31'
-- @param   strategy      varchar    ''
-- @column  line_id       varchar    id of the line: its first area
-- @column  position      bigint     fixed place, for order and colour; the pseudo lines come last
-- @column  name_sv       varchar    name in Swedish
-- @column  name_en       varchar    name in English
-- @column  strategy_ids  varchar[]  strategies that it runs through, the first first; empty for the pseudo lines
-- @column  is_current    boolean    it belongs to the strategy asked for, or without one to any that was in force by the day
with named as (
    select
        a.line_id, a.name_sv, a.name_en,
        row_number() over (
            partition by a.line_id
            order by
                a.strategy_id = $strategy desc nulls last,
                coalesce(s.valid_from <= $as_of, true) desc,  -- what has begun, before what is to come
                abs(s.valid_from - $as_of), a.position  -- of either, what is nearest to the day
        ) as place
    from areas as a
    left join strategies as s on a.strategy_id = s.strategy_id
)

select
    l.line_id, l.position, n.name_sv, n.name_en, l.strategy_ids,
    list_has_any(l.strategy_ids, (
        select coalesce(list(strategy_id), [])
        from strategies
        where if($strategy = '', valid_from <= $as_of, strategy_id = $strategy)  -- nobody knew of a later one
    )) as is_current
from area_lines as l
inner join named as n on l.line_id = n.line_id and n.place = 1
