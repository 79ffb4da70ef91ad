-- Does a text contain each word of a search, whatever their order, case and accents?
--
-- A word is text, never a pattern: '%' finds a per cent sign. A search without words matches every text.
--
-- @param   text   varchar  'Karlstads universitet, Örebro'
-- @param   words  varchar  'orebro karlstad'
create or replace macro holds_words(text, words) as
    words = ''
    or list_bool_and(list_transform(
        regexp_split_to_array(strip_accents(lower(words)), '\s+'),
        lambda word: contains(strip_accents(lower(text)), word)
    ))
