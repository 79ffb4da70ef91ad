-- What does each row of confirmations.csv say, with types: a doubtful cell that a person has confirmed?
--
-- @source  raw_confirmations, date_to
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
-- @column  file_row      bigint   row of the file, the header being row 1
select
    rule,
    table_name,
    row_id,
    column_name,
    value,
    reason,
    date_to(confirmed) as confirmed_on,
    body,
    file_row
from raw_confirmations
