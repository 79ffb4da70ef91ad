-- Which words do the texts hold that projects are found by?
--
-- @source  projects
-- @grain   word
-- @column  word      varchar  a word of five letters or more, without case and accents
-- @column  projects  bigint   projects that are found by it
-- @check   projects > 0
select word, count(*) as projects
from (select unnest(list_distinct(regexp_extract_all(search, '[\p{L}\p{N}]+'))) as word from projects)
where length(word) >= 5  -- a slip in a shorter word makes another word
group by word
order by word
