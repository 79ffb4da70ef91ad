-- Which words can each word of a search mean: itself or, if no project has a word that contains it, words one slip away?
--
-- A slip is one letter too many, missing, wrong or swapped with its neighbour; words of eight letters or more may have two.
-- A word of fewer than five letters means only itself. The same text always finds the same.
--
-- @source  folded, search_words
-- @param   typed  varchar  'varmlnd universitet'
create or replace macro words_meant(typed) as (
    select coalesce(list(
        case
            when exists (select 1 from search_words as v where contains(v.word, t.word)) then [t.word]
            else coalesce(
                (
                    select list(v.word order by v.word) from search_words as v
                    where
                        length(t.word) >= 5
                        and damerau_levenshtein(v.word, t.word) <= if(length(t.word) >= 8, 2, 1)  -- a slip, not another word
                ),
                [t.word]
            )
        end
    ), [])
    from (select unnest(regexp_split_to_array(folded(trim(typed)), '\s+')) as word) as t
    where t.word <> ''  -- no words ask nothing
)
