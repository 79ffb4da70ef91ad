-- Which part is each area said to play beside others, since when and on what grounds, as of a day?
--
-- A statement without a day is known from the first day of the strategy that its area belongs to.
--
-- @source  area_roles, areas, sources
-- @grain   role_id
-- @empty   no source need tell of a role
-- @param   as_of         date       date '2026-06-30'
-- @param   areas         varchar[]  []
-- @column  role_id       varchar    statement
-- @column  line_id       varchar    line of areas
-- @column  name_sv       varchar    area, Swedish
-- @column  name_en       varchar    area, English
-- @column  role          varchar    leads, growing, contributes, draws_on_others or emerging; empty where not stated
-- @column  known_from    date       the day from which it is known
-- @column  is_dated      boolean    whether the source has a day; else known_from is that of the strategy
-- @column  text_sv       varchar    the grounds, Swedish
-- @column  text_en       varchar    the grounds, English
-- @column  basis         varchar    stated by a source, or an editorial call
-- @column  source_id     varchar    source
-- @column  publisher     varchar    who published it
-- @column  source_title  varchar    title of the source
-- @column  url           varchar    its address
-- @check   basis in ('stated', 'editorial')
select
    r.role_id, a.line_id, a.name_sv, a.name_en, r.role, r.known_from,
    r.known_on_from is not null or s.published_from is not null as is_dated,
    r.text_sv, r.text_en, r.basis, s.source_id, s.publisher, s.title as source_title, s.url
from area_roles as r
inner join areas as a on a.area_id = r.area_id
inner join sources as s on s.source_id = r.source_id
where
    r.known_from <= $as_of  -- known by the day
    and (len($areas) = 0 or list_contains($areas, a.line_id))  -- the areas that were asked for
order by a.line_id, r.known_from, r.role_id
