-- Which organisations are named in the same projects as of a day, and which of these ties are drawn?
--
-- A tie is two organisations in one project, whatever their roles. Drawn are all ties of at least so many common projects that
-- no more than thirty organisations are left (least); where even the strongest are more, those with most partners. The
-- drawn first, then the strongest, page_size of them.
--
-- @selection  ties
-- @source  organisations
-- @grain   org_id, with_org_id
-- @param   page_size      integer    500
-- @column  org_id         varchar    of the two, the one with more partners
-- @column  name           varchar    its name
-- @column  kind           varchar    its kind
-- @column  partners       bigint     with how many organisations it is tied
-- @column  with_org_id    varchar    the other one
-- @column  with_name      varchar    its name
-- @column  with_kind      varchar    its kind
-- @column  with_partners  bigint     with how many organisations that one is tied
-- @column  projects       bigint     projects that name both
-- @column  is_drawn       boolean    whether the tie is drawn
-- @column  least          bigint     the fewest common projects that a tie has that is drawn
-- @column  bodies         bigint     organisations that are tied, in all
-- @column  ties           bigint     ties, in all
-- @check   projects > 0 and partners >= with_partners
-- @check   not is_drawn or projects >= least
with tied as (
    select
        o.org_id, o.name, o.kind, count(*) as partners, max(b.projects) as strongest,
        rank() over (order by o.name collate sv) as place  -- names are compared once each, not at every tie
    from selected_ties as b
    inner join organisations as o on b.org_id = o.org_id
    group by o.org_id, o.name, o.kind
),

levels as (
    select strongest as level, count(*) over (order by strongest desc) as bodies
    from tied
),

drawn as (
    select t.org_id, l.least
    from tied as t
    cross join (select coalesce(min(level) filter (where bodies <= 30), max(level)) as least from levels) as l
    where t.strongest >= l.least  -- its strongest tie is not strong enough
    order by t.partners desc, t.place, t.org_id
    limit 30
)

select
    a.org_id, a.name, a.kind, a.partners,
    b.org_id as with_org_id, b.name as with_name, b.kind as with_kind, b.partners as with_partners,
    t.projects,
    d.least is not null and e.least is not null and t.projects >= d.least as is_drawn,
    (select any_value(s.least) from drawn as s) as least,
    (select count(*) from tied) as bodies,
    count(*) over () as ties
from selected_ties as t
inner join tied as a on t.org_id = a.org_id
inner join tied as b on t.with_org_id = b.org_id
left join drawn as d on a.org_id = d.org_id
left join drawn as e on b.org_id = e.org_id
-- each tie once
where (a.partners, b.org_id) > (b.partners, a.org_id)
order by is_drawn desc, t.projects desc, a.partners desc, a.place, b.place, a.org_id, b.org_id
limit greatest($page_size, 0)
