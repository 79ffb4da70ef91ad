-- Which part is each area said to play beside others, and on what grounds?
--
-- @source  stg_area_roles, stg_sources, stg_areas, stg_strategies
-- @grain   role_id
-- @empty   a strategy need not have them
-- @column  role_id             varchar  id of the statement
-- @column  area_id             varchar  area
-- @column  role                varchar  leads, growing, contributes, draws_on_others or emerging; empty where not stated
-- @column  known_on_from       date     when it is known from, first day
-- @column  known_on_to         date     when it is known from, last day
-- @column  known_on_precision  varchar  when it is known from: year, quarter, month or day
-- @column  text_sv             varchar  the grounds, in Swedish
-- @column  text_en             varchar  the grounds, in English
-- @column  basis               varchar  stated by a source or an editorial call
-- @column  source_id           varchar  source that states the row
-- @column  known_from          date     when it became known, else the publication of its source, else the first day of the strategy that the area belongs to
-- @check   basis in ('stated', 'editorial')
select
    t.* exclude (file_row),
    coalesce(t.known_on_to, s.published_to, y.valid_from) as known_from
from stg_area_roles as t
left join stg_sources as s on s.source_id = t.source_id
inner join stg_areas as a on a.area_id = t.area_id
inner join stg_strategies as y on y.strategy_id = a.strategy_id
order by t.role_id
