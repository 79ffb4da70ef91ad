-- What does each row of area_roles.csv say, with types: the part that an area is said to play beside others?
--
-- @source  raw_area_roles
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
-- @column  file_row            bigint   row of the file, the header being row 1
select
    role_id,
    area_id,
    role,
    date_from(known_on) as known_on_from,
    date_to(known_on) as known_on_to,
    date_precision(known_on) as known_on_precision,
    text_sv,
    text_en,
    basis,
    source_id,
    file_row
from raw_area_roles
