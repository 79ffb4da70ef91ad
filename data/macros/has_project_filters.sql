-- Is something asked of the projects that a single amount cannot tell?
--
-- @source  no_filters
-- @param   of_filters  struct  no_filters()
create or replace macro has_project_filters(of_filters) as
    of_filters['municipality'] <> ''
    or of_filters['organisation'] <> ''
    or of_filters['state'] <> ''
    or of_filters['amount_from'] > 0
    or of_filters['amount_to'] > 0
    or of_filters['text'] <> ''
