-- Where does what belongs to an area go when one strategy follows another?
--
-- For each pair of successive strategies, every area has flows from an area of the earlier one to an area of the later one.
-- Keys that are not areas: 'ended' (no successor), 'new' (no predecessor). What belongs to neither strategy flows from itself to
-- itself, so that nothing is lost or counted twice.
--
-- @source  areas, area_succession, strategies
-- @grain   from_strategy_id, area_id, from_key, to_key
-- @empty   where a single strategy is held, none follows it
-- @column  from_strategy_id  varchar  the earlier strategy
-- @column  to_strategy_id    varchar  the one that follows it
-- @column  area_id           varchar  area, or pseudo area
-- @column  from_key          varchar  area of the earlier strategy that it stands in, or new
-- @column  to_key            varchar  area of the later strategy that it goes to, or ended
-- @column  share             double   part of the area that goes this way; the parts of an area add up to 1
-- @column  basis             varchar  who says that the one lives on in the other: stated or editorial; null where neither does
-- @column  note              varchar  why
-- @column  note_sv           varchar  the same in Swedish, our translation
-- @column  from_line_id      varchar  line of the area that it stands in, null where new
-- @column  to_line_id        varchar  line of the area that it goes to, null where ended
-- @column  changed_on        date     first day of the later strategy
-- @column  is_latest         boolean  whether no strategy follows the later one
-- @check   share > 0 and share <= 1
-- @check   basis is not null or from_key in ('new', area_id)
with pairs as (
    select
        strategy_id as from_strategy_id,
        lead(strategy_id) over (order by valid_from, strategy_id) as to_strategy_id
    from strategies
),

stated as (
    select
        p.from_strategy_id, p.to_strategy_id, s.from_area_id, s.to_area_id, s.share, s.basis, s.note, s.note_sv,
        sum(s.share) over (partition by s.from_area_id) as lives_on
    from area_succession as s
    inner join areas as a on s.from_area_id = a.area_id
    inner join areas as b on s.to_area_id = b.area_id
    inner join pairs as p on a.strategy_id = p.from_strategy_id and b.strategy_id = p.to_strategy_id
),

steps as (
    -- shares written as 0.333 still add up to the whole
    select * replace (share / if(lives_on > 0.999, lives_on, 1.0) as share, if(lives_on > 0.999, 1.0, lives_on) as lives_on)
    from stated
),

earlier as (
    select
        from_strategy_id, to_strategy_id, from_area_id as area_id, from_area_id as from_key, to_area_id as to_key,
        share, basis, note, note_sv
    from steps
    union all by name
    select
        p.from_strategy_id, p.to_strategy_id, a.area_id, a.area_id as from_key, 'ended' as to_key,
        1 - coalesce(any_value(s.lives_on), 0) as share
    from pairs as p
    inner join areas as a on p.from_strategy_id = a.strategy_id
    left join steps as s on a.area_id = s.from_area_id and p.from_strategy_id = s.from_strategy_id
    where p.to_strategy_id is not null  -- the last strategy has none after it
    group by p.from_strategy_id, p.to_strategy_id, a.area_id
    having 1 - coalesce(any_value(s.lives_on), 0) > 0  -- something of it does not live on
),

later as (
    -- what was given an area of the later strategy before it began counts in the areas that this one comes from
    select
        from_strategy_id, to_strategy_id, to_area_id as area_id, from_area_id as from_key, to_area_id as to_key,
        share / sum(share) over (partition by from_strategy_id, to_area_id) as share, basis, note, note_sv
    from steps
    union all by name
    select p.from_strategy_id, p.to_strategy_id, b.area_id, 'new' as from_key, b.area_id as to_key, 1.0 as share
    from pairs as p
    inner join areas as b on p.to_strategy_id = b.strategy_id
    where b.area_id not in (select s.to_area_id from steps as s)  -- it comes from no other
),

neither as (
    select p.from_strategy_id, p.to_strategy_id, a.area_id, a.area_id as from_key, a.area_id as to_key, 1.0 as share
    from pairs as p
    inner join areas as a on coalesce(a.strategy_id, '') not in (p.from_strategy_id, p.to_strategy_id)
    where p.to_strategy_id is not null  -- the last strategy has none after it
)

select
    f.from_strategy_id, f.to_strategy_id, f.area_id, f.from_key, f.to_key, f.share, f.basis, f.note, f.note_sv,
    a.line_id as from_line_id,
    b.line_id as to_line_id,
    l.valid_from as changed_on,
    l.valid_from = (select max(s.valid_from) from strategies as s) as is_latest
from (
    select * from earlier
    union all by name
    select * from later
    union all by name
    select * from neither
) as f
inner join strategies as l on f.to_strategy_id = l.strategy_id
left join areas as a on f.from_key = a.area_id
left join areas as b on f.to_key = b.area_id
order by f.from_strategy_id, f.area_id, f.from_key, f.to_key
