-- Which bodies take part? Never a person.
--
-- @source  stg_organisations
-- @grain   org_id
-- @column  org_id        varchar    id of the organisation
-- @column  name          varchar    name
-- @column  aliases       varchar[]  other names of the same body, empty list where none
-- @column  kind          varchar    region, university, cluster, company and so on
-- @column  municipality  varchar    seat, null where not stated
-- @column  search        varchar    its names and its seat, in lower case; Norwegian letters also as o and a
with worded as (
    select *, lower(concat_ws(' ', name, array_to_string(aliases, ' '), municipality)) as words
    from stg_organisations
)

select
    org_id,
    name,
    aliases,
    kind,
    municipality,
    if(translate(words, 'øæ', 'oa') = words, words, words || ' ' || translate(words, 'øæ', 'oa')) as search
from worded
order by org_id
