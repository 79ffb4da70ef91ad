-- In which projects do the sources name one organisation as of a day, and in which role?
--
-- @selection  projects
-- @without  filters
-- @source  projects, organisation_projects, project_money
-- @grain   project_id, role
-- @param   org_id            varchar    'paper_province'
-- @column  project_id        varchar    project
-- @column  title_sv          varchar    title in Swedish
-- @column  title_en          varchar    title in English
-- @column  role              varchar    coordinator, partner, participant or cofinancier
-- @column  state             varchar    planned, ongoing, ended or not_stated as of the day
-- @column  start_from        date       start, first day that it can mean
-- @column  start_precision   varchar    start: year, quarter, month or day
-- @column  end_from          date       end, first day that it can mean
-- @column  end_precision     varchar    end: year, quarter, month or day
-- @column  granted_sek       double     SEK granted to the whole project wholly in the county by the day, empty where no source tells
-- @column  granted_part_sek  double     SEK granted to the whole project partly in the county by the day, in full
-- @column  undated_amounts          double[]   granted wholly in the county and placed by no date, a sum for each currency
-- @column  undated_currencies       varchar[]  these currencies, in the same order; empty where not stated
-- @column  undated_part_amounts     double[]   granted partly in the county and placed by no date, a sum for each currency
-- @column  undated_part_currencies  varchar[]  these currencies, in the same order; empty where not stated
select
    p.project_id, p.title_sv, p.title_en, n.role, c.state,
    p.start_from, p.start_precision, p.end_from, p.end_precision,
    m.granted_sek, m.granted_part_sek,
    m.undated_amounts, m.undated_currencies, m.undated_part_amounts, m.undated_part_currencies
from organisation_projects as n
inner join selected_projects as c on n.project_id = c.project_id
inner join projects as p on c.project_id = p.project_id
left join project_money($as_of) as m on p.project_id = m.project_id
where c.location <> 'outside' and n.org_id = $org_id  -- the organisation that was opened
order by
    list_position(['coordinator', 'partner', 'participant', 'cofinancier'], n.role),
    p.first_date desc nulls last,
    p.title_place,
    p.project_id
