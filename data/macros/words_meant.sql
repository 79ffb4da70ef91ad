-- Which words can each word of a search mean: itself or, if no project has a word that contains it, words one slip away?
--
-- A slip is one letter too many, missing, wrong or swapped with its neighbour; words of eight letters or more may have two.
-- A word of fewer than five letters means only itself. The same text always finds the same. Words are compared letter by letter
-- for those alone that no project has.
--
-- @source  folded, search_words
-- @param   typed  varchar  'varmlnd universitet'
create or replace macro words_meant(typed) as (
    with asked as (
        select
            unnest(regexp_split_to_array(folded(trim(typed)), '\s+')) as word,
            generate_subscripts(regexp_split_to_array(folded(trim(typed)), '\s+'), 1) as position
    ),

    unknown as (
        select distinct a.word
        from asked as a
        where length(a.word) >= 5 and not exists (select 1 from search_words as v where contains(v.word, a.word))
    ),

    near as (
        select u.word, list(v.word order by v.word) as words
        from unknown as u
        inner join search_words as v
            on damerau_levenshtein(v.word, u.word) <= if(length(u.word) >= 8, 2, 1)  -- a slip, not another word
        group by u.word
    )

    select coalesce(list(coalesce(n.words, [a.word]) order by a.position), [])
    from asked as a
    left join near as n on a.word = n.word
    where a.word <> ''  -- no words ask nothing
)
