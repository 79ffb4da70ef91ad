-- How many projects do the ten organisations that share most projects with others have in common, each with each?
--
-- A tie is two organisations in one project, whatever their roles. The ten are those whose strongest ties are strongest;
-- of even ones those whose ties add up to most.
--
-- @selection  ties
-- @source  organisations
-- @grain   org_id, with_org_id
-- @column  place          bigint     of the two, the one that comes first of the ten
-- @column  org_id         varchar    that organisation
-- @column  name           varchar    its name
-- @column  with_place     bigint     where the other one comes
-- @column  with_org_id    varchar    the other one
-- @column  with_name      varchar    its name
-- @column  projects       bigint     projects that name both
-- @check   place < with_place and with_place <= 10
-- @check   projects > 0
with ranked as (
    select
        o.org_id, o.name,
        row_number() over (order by max(b.projects) desc, sum(b.projects) desc, o.name collate sv, o.org_id) as place
    from selected_ties as b
    inner join organisations as o on b.org_id = o.org_id
    group by o.org_id, o.name
)

select
    a.place, a.org_id, a.name,
    b.place as with_place, b.org_id as with_org_id, b.name as with_name,
    t.projects
from selected_ties as t
inner join ranked as a on t.org_id = a.org_id
inner join ranked as b on t.with_org_id = b.org_id
where a.place < b.place and b.place <= 10  -- each tie once
order by a.place, b.place
