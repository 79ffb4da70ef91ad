-- What does each row of statements.csv say, with types: something that a source says of a programme, a result, a condition or a purpose, without a number?
--
-- @source  raw_statements
-- @grain   statement_id
-- @empty   a strategy need not have them
-- @column  statement_id       varchar    id of the statement
-- @column  kind               varchar    programme, pilot, good_practice, result, condition, purpose, priority, wider_strategy or measure
-- @column  name_sv            varchar    what it is about, in Swedish
-- @column  name_en            varchar    what it is about, in English
-- @column  text_sv            varchar    what is said, in Swedish
-- @column  text_en            varchar    what is said, in English
-- @column  said_on_from       date       when it was said, first day
-- @column  said_on_to         date       when it was said, last day
-- @column  said_on_precision  varchar    when it was said: year, quarter, month or day
-- @column  project_id         varchar    project that it belongs to, empty where none
-- @column  milestone_id       varchar    milestone that it is, empty where none
-- @column  item_id            varchar    item of a method that it is tied to, empty where none
-- @column  basis              varchar    stated by a source or an editorial call
-- @column  source_ids         varchar[]  sources that state the row
-- @column  file_row           bigint     row of the file, the header being row 1
select
    statement_id,
    kind,
    name_sv,
    name_en,
    text_sv,
    text_en,
    date_from(said_on) as said_on_from,
    date_to(said_on) as said_on_to,
    date_precision(said_on) as said_on_precision,
    project_id,
    milestone_id,
    item_id,
    basis,
    items(source_ids) as source_ids,
    file_row
from raw_statements
