-- How does a search compare a text: in lower case, without accents, Norwegian letters as o and a?
--
-- @param   text  varchar  'Karlstads universitet, Örebro'
create or replace macro folded(text) as translate(strip_accents(lower(text)), 'øæ', 'oa')
