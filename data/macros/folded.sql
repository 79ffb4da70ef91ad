-- What is a text for one who searches: without case and accents, Norwegian letters as o and a?
--
-- @param   text  varchar  'Karlstads universitet, Örebro'
create or replace macro folded(text) as translate(strip_accents(lower(text)), 'øæ', 'oa')
