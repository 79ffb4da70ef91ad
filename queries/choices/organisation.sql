-- Which organisation does somebody mean who types its id, one of its names, or a part that no other body's name holds?
--
-- @source  organisations, folded
-- @grain   -
-- @param   find    varchar  'paper province'
-- @column  org_id  varchar  organisation
-- @column  name    varchar  its name
with meant as (
    select
        org_id,
        name,
        case
            when org_id = $find or name = $find then 1
            when folded(name) = folded($find) or list_contains(list_transform(aliases, lambda a: folded(a)), folded($find)) then 2
            when contains(folded(name), folded($find)) then 3
        end as nearness
    from organisations
    where length($find) > 0  -- nothing typed is no body
)

select any_value(org_id) as org_id, any_value(name) as name
from meant
where nearness = (select min(m.nearness) from meant as m)  -- the nearest only
having count(*) = 1  -- what two bodies are called tells neither
