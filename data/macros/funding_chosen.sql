-- Do the filters leave an amount: its own funder, kind and programme, and its project?
--
-- Money of the strategy as a whole has no project: it falls away when something is asked of the projects.
--
-- @source  no_filters, amount_fits, has_project_filters, projects_chosen
-- @param   its_project    varchar  'lignocity_20'
-- @param   its_funder     varchar  'Vinnova'
-- @param   its_kind       varchar  'state'
-- @param   its_programme  varchar  'Vinnväxt'
-- @param   on_day         date     date '2020-12-31'
-- @param   of_filters     struct   no_filters()
create or replace macro funding_chosen(its_project, its_funder, its_kind, its_programme, on_day, of_filters) as
    amount_fits(its_funder, its_kind, its_programme, of_filters)
    and (
        not has_project_filters(of_filters)
        or coalesce(its_project, '') in (select c.project_id from projects_chosen(on_day, of_filters) as c)
    )
