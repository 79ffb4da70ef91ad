-- Which doubtful cells has somebody looked at and confirmed, and why?
--
-- @source  stg_confirmations
-- @grain   rule, table_name, row_id
-- @empty   nothing doubtful may have been published
-- @column  rule          varchar  rule that found the cell doubtful
-- @column  table_name    varchar  table of facts
-- @column  row_id        varchar  row in it
-- @column  column_name   varchar  column
-- @column  value         varchar  value that was confirmed
-- @column  reason        varchar  why it stands
-- @column  confirmed_on  date     day of the confirmation
-- @column  body          varchar  body that confirmed it, empty where not stated
select rule, table_name, row_id, column_name, value, reason, confirmed_on, body
from stg_confirmations
order by rule, table_name, row_id
