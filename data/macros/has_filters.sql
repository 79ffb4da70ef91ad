-- Is something asked of the projects, or of the amounts that they have (the period apart)?
--
-- @source  no_filters, has_project_filters
-- @param   of_filters  struct  no_filters()
create or replace macro has_filters(of_filters) as
    has_project_filters(of_filters)
    or of_filters['funder'] <> ''
    or of_filters['funder_group'] <> ''
    or of_filters['programme'] <> ''
