-- What does each row of strategies.csv say, with types: a strategy in force?
--
-- @source  raw_strategies
-- @grain   strategy_id
-- @column  strategy_id        varchar  id of the strategy
-- @column  name_sv            varchar  name in Swedish
-- @column  name_en            varchar  name in English
-- @column  valid_from         date     first day in force
-- @column  valid_to           date     last day in force, empty while open
-- @column  adopted_from       date     adopted, first day
-- @column  adopted_to         date     adopted, last day
-- @column  adopted_precision  varchar  adopted: year, quarter, month or day
-- @column  source_id          varchar  source that states the row
-- @column  file_row           bigint   row of the file, the header being row 1
select
    strategy_id,
    name_sv,
    name_en,
    date_from(valid_from) as valid_from,
    date_to(valid_to) as valid_to,
    date_from(adopted) as adopted_from,
    date_to(adopted) as adopted_to,
    date_precision(adopted) as adopted_precision,
    source_id,
    file_row
from raw_strategies
