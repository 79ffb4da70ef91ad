-- Which ways lead from the areas of a strategy to those of the next, what is each end called, and who says that one lives on?
--
-- What the ways carry of other areas, and how much of each, is in area_flows.
--
-- @source  area_flows, areas, strategies
-- @grain   from_strategy_id, from_key, to_key
-- @empty   where a single strategy is held, none follows it
-- @column  from_strategy_id  varchar  the earlier strategy
-- @column  from_strategy_sv  varchar  its name, Swedish
-- @column  from_strategy_en  varchar  its name, English
-- @column  to_strategy_id    varchar  the one that follows it
-- @column  to_strategy_sv    varchar  its name, Swedish
-- @column  to_strategy_en    varchar  its name, English
-- @column  from_key          varchar  area of the earlier strategy, or new
-- @column  from_line_id      varchar  its line, null where new
-- @column  from_sv           varchar  its name, Swedish
-- @column  from_en           varchar  its name, English
-- @column  from_position     integer  its place among the areas
-- @column  to_key            varchar  area of the later strategy, or ended
-- @column  to_line_id        varchar  its line, null where ended
-- @column  to_sv             varchar  its name, Swedish
-- @column  to_en             varchar  its name, English
-- @column  to_position       integer  its place among the areas
-- @column  share             double   part of the earlier area that goes this way; null where new
-- @column  basis             varchar  who says so: stated or editorial; null where it ends or is new
-- @column  note              varchar  why
-- @column  note_sv           varchar  the same in Swedish, our translation
-- @column  changed_on        date     first day of the later strategy
-- @column  is_latest         boolean  whether no strategy follows the later one
with ways as (
    select
        from_strategy_id, to_strategy_id, from_key, to_key, from_line_id, to_line_id, changed_on, is_latest,
        max(share) filter (where area_id = from_key) as share,
        any_value(basis) as basis, any_value(note) as note, any_value(note_sv) as note_sv
    from area_flows
    group by all
)

select
    w.from_strategy_id, e.name_sv as from_strategy_sv, e.name_en as from_strategy_en,
    w.to_strategy_id, s.name_sv as to_strategy_sv, s.name_en as to_strategy_en,
    w.from_key, w.from_line_id, a.name_sv as from_sv, a.name_en as from_en, a.position as from_position,
    w.to_key, w.to_line_id, b.name_sv as to_sv, b.name_en as to_en, b.position as to_position,
    w.share, w.basis, w.note, w.note_sv, w.changed_on, w.is_latest
from ways as w
inner join strategies as e on w.from_strategy_id = e.strategy_id
inner join strategies as s on w.to_strategy_id = s.strategy_id
left join areas as a on w.from_key = a.area_id
left join areas as b on w.to_key = b.area_id
order by w.from_strategy_id, w.from_key, w.to_key
