-- Which words does a search mean that stand for a misspelt one, in the order of the alphabet?
--
-- @source  words_meant, folded
-- @grain   word
-- @empty   every word that is searched for stands somewhere as it was typed, or none is like it
-- @param   text  varchar  'biekonomi'
-- @column  word  varchar  a word of the data that is a slip away from one that was typed, folded as searches are
with meant as (
    select distinct unnest(flatten(words_meant($text))) as word
)

select word
from meant
where not list_contains(regexp_split_to_array(folded(trim($text)), '\s+'), word)  -- what was typed itself needs no telling
order by word
