-- Which lines of areas run through the strategies?
--
-- @source  areas, strategies
-- @grain   line_id
-- @column  line_id        varchar    id of the line: its first area
-- @column  position       bigint     fixed place, for order and colour; the pseudo lines come last
-- @column  first_area_id  varchar    first area
-- @column  last_area_id   varchar    latest area
-- @column  strategy_ids   varchar[]  strategies that it runs through, the first first; empty for the pseudo lines
with dated as (
    select a.*, coalesce(s.valid_from, 'infinity'::date) as since
    from areas as a
    left join strategies as s on s.strategy_id = a.strategy_id
),

lines as (
    select
        line_id,
        min((since, position)) as first_place,
        arg_min(area_id, (since, position)) as first_area_id,
        arg_max(area_id, (since, position)) as last_area_id,
        coalesce(list(distinct strategy_id) filter (where strategy_id is not null), []) as strategies_of_line
    from dated
    group by line_id
)

select
    l.line_id,
    row_number() over (order by l.first_place) as position,
    l.first_area_id,
    l.last_area_id,
    coalesce(
        (
            select list(s.strategy_id order by s.valid_from)
            from strategies as s
            where list_contains(l.strategies_of_line, s.strategy_id)
        ),
        []
    ) as strategy_ids
from lines as l
order by position
