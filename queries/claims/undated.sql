-- Which published claims does nothing date, so that they are in no figure on any day?
--
-- @source  claims, sources
-- @grain   claim_id
-- @column  claim_id      varchar  claim
-- @column  statement_sv  varchar  what is claimed, in Swedish
-- @column  statement_en  varchar  what is claimed, in English
-- @column  measure       varchar  what the amount is said to be
-- @column  comparison    varchar  over, at_least, about or exactly
-- @column  amount        double   amount in its own currency
-- @column  currency      varchar  currency, empty where not stated
-- @column  source_id     varchar  source
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
select
    c.claim_id, c.statement_sv, c.statement_en, c.measure, c.comparison, c.amount, c.currency,
    s.source_id, s.publisher, s.title as source_title, s.url
from claims as c
inner join sources as s on c.source_id = s.source_id
where c.known_from is null  -- neither said, nor its source published, nor about a time
order by c.statement_sv collate sv, c.claim_id
