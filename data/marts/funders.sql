-- Which funders that the amounts name are one of the organisations, and by which of its names?
--
-- Names must be equal, letter by letter. A name that two organisations share identifies neither.
--
-- @source  stg_funding, stg_organisations
-- @grain   funder
-- @column  funder      varchar  name of the funder as the amounts have it
-- @column  org_id      varchar  organisation, null where none has that name
-- @column  matched_by  varchar  name or alias; null where none has that name
-- @check   (org_id is null) = (matched_by is null)
with named as (
    select org_id, name as text, 'name' as matched_by from stg_organisations
    union all
    select org_id, unnest(aliases) as text, 'alias' as matched_by from stg_organisations
),

known as (
    -- the words 'alias' and 'name' in this order: an organisation that has both goes by its name
    select text, any_value(org_id) as org_id, max(matched_by) as matched_by
    from named
    group by text
    having count(distinct org_id) = 1  -- a name of two bodies is no one's
)

select f.funder, k.org_id, k.matched_by
from (select distinct funder from stg_funding where funder is not null) as f
left join known as k on f.funder = k.text
order by f.funder
