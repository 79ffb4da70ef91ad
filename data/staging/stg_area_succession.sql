-- What does each row of area_succession.csv say, with types: an area that lives on in a later one?
--
-- @source  raw_area_succession
-- @grain   from_area_id, to_area_id
-- @column  from_area_id  varchar  earlier area
-- @column  to_area_id    varchar  later area that it lives on in
-- @column  share         double   share, above 0 and at most 1
-- @column  basis         varchar  stated by a source or an editorial call
-- @column  note          varchar  note
-- @column  file_row      bigint   row of the file, the header being row 1
select
    from_area_id,
    to_area_id,
    share::double as share,
    basis,
    note,
    file_row
from raw_area_succession
