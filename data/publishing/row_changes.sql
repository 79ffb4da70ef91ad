-- Which rows and cells of the facts differ between two editions?
--
-- The id of a milestone's event includes its date. Where the dates of an event differ between the editions, those found in only one
-- are paired in order, so that a corrected date is one line, not one row withdrawn and another added.
--
-- @source  was_rows, now_rows
-- @grain   table_name, row_id, column_name
-- @empty   two editions may hold the same facts
-- @column  table_name   varchar                table of facts
-- @column  row_id       varchar                row, as the earlier edition knows it
-- @column  change       varchar                corrected, added or withdrawn
-- @column  column_name  varchar                column, empty where the whole row was added or withdrawn
-- @column  value_from   varchar                what stood in the cell, empty where nothing did
-- @column  value_to     varchar                what stands in it now, empty where nothing does
-- @column  cells        map(varchar,varchar)   the whole row, of the later edition where that has it
-- @check   change in ('corrected', 'added', 'withdrawn')
-- @check   change <> 'corrected' or value_from is distinct from value_to
with gone as (
    select
        w.row_id, w.cells['milestone_id'] as milestone_id, w.cells['event'] as event,
        row_number() over (partition by w.cells['milestone_id'], w.cells['event'] order by w.row_id) as place
    from was_rows as w
    anti join now_rows as n on w.table_name = n.table_name and w.row_id = n.row_id
    where w.table_name = 'milestone_events'  -- the ids of other rows do not change
),

come as (
    select
        n.row_id, n.cells['milestone_id'] as milestone_id, n.cells['event'] as event,
        row_number() over (partition by n.cells['milestone_id'], n.cells['event'] order by n.row_id) as place
    from now_rows as n
    anti join was_rows as w on n.table_name = w.table_name and n.row_id = w.row_id
    where n.table_name = 'milestone_events'  -- the ids of other rows do not change
),

moved as (
    select c.row_id, g.row_id as was_id
    from come as c
    inner join gone as g on c.milestone_id = g.milestone_id and c.event = g.event and c.place = g.place
),

now_named as (
    select n.table_name, coalesce(m.was_id, n.row_id) as row_id, n.cells
    from now_rows as n
    left join moved as m on n.table_name = 'milestone_events' and n.row_id = m.row_id
),

met as (
    select
        coalesce(w.table_name, n.table_name) as table_name, coalesce(w.row_id, n.row_id) as row_id,
        w.cells as was, n.cells as now
    from was_rows as w
    full join now_named as n on w.table_name = n.table_name and w.row_id = n.row_id
),

-- a column that the later edition no longer has is a change of the tables; a filled cell of a new column is a change of the facts
compared as (
    select table_name, row_id, was, now, unnest(map_keys(now)) as column_name
    from met
    where was is distinct from now and was is not null and now is not null
),

changed as (
    select
        table_name, row_id, 'corrected' as change, column_name,
        was[column_name] as value_from, now[column_name] as value_to, now as cells
    from compared
    where was[column_name] is distinct from now[column_name]
    union all
    select table_name, row_id, 'added', '', null, null, now from met
    where was is null  -- in the later edition only
    union all
    select table_name, row_id, 'withdrawn', '', null, null, was from met
    where now is null  -- in the earlier edition only
)

select table_name, row_id, change, column_name, value_from, value_to, cells
from changed
order by table_name, row_id, column_name
