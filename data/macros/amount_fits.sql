-- Is an amount of the funder, the kind of funder and the programme asked for (not_stated: no source tells)?
--
-- @source  no_filters
-- @param   its_funder     varchar  'Vinnova'
-- @param   its_kind       varchar  'state'
-- @param   its_programme  varchar  'Vinnväxt'
-- @param   of_filters     struct   no_filters()
create or replace macro amount_fits(its_funder, its_kind, its_programme, of_filters) as
    of_filters['funder'] in ('', coalesce(its_funder, 'not_stated'))
    and of_filters['funder_group'] in ('', coalesce(its_kind, 'not_stated'))
    and of_filters['programme'] in ('', coalesce(its_programme, 'not_stated'))
