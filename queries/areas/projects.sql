-- Which projects stand in a line of areas as of a day, and under which strategy, a page at a time?
--
-- The later strategy first; within it what goes on now, then by title.
--
-- @selection  projects
-- @without  areas
-- @source  projects, project_lines, project_money, strategies
-- @grain   project_id
-- @param   line_id           varchar  's1_digital_welfare'
-- @param   page              integer  1
-- @param   page_size         integer  50
-- @column  project_id        varchar  project
-- @column  title_sv          varchar  title in Swedish
-- @column  title_en          varchar  title in English
-- @column  state             varchar  planned, ongoing, ended or not_stated as of the day
-- @column  strategy_id       varchar  strategy of its areas, else the one in force when it began; empty before the first
-- @column  valid_from        date     first day of that strategy
-- @column  valid_to          date     its last day
-- @column  coordinator       varchar  name of the coordinating organisation
-- @column  start_from        date     start, first day that it can mean
-- @column  start_precision   varchar  start: year, quarter, month or day
-- @column  end_from          date     end, first day that it can mean
-- @column  end_precision     varchar  end: year, quarter, month or day
-- @column  share             double   its part in the line
-- @column  basis             varchar  who places it there: stated or editorial; empty for what belongs to no area
-- @column  granted_sek       double   SEK granted wholly in the county by the day, all of the project; empty where no source tells
-- @column  granted_part_sek  double   SEK granted partly in the county by the day, in full
-- @column  undated_amounts          double[]   granted wholly in the county and placed by no date, a sum for each currency
-- @column  undated_currencies       varchar[]  these currencies, in the same order; empty where not stated
-- @column  undated_part_amounts     double[]   granted partly in the county and placed by no date, a sum for each currency
-- @column  undated_part_currencies  varchar[]  these currencies, in the same order; empty where not stated
-- @column  matches           bigint   how many projects there are on all pages
-- @check   share > 0 and share <= 1
select
    p.project_id,
    p.title_sv,
    p.title_en,
    c.state,
    p.strategy_id,
    s.valid_from,
    s.valid_to,
    p.coordinator,
    p.start_from,
    p.start_precision,
    p.end_from,
    p.end_precision,
    a.share,
    a.basis,
    m.granted_sek,
    m.granted_part_sek,
    m.undated_amounts,
    m.undated_currencies,
    m.undated_part_amounts,
    m.undated_part_currencies,
    count(*) over () as matches
from selected_projects as c
inner join projects as p on c.project_id = p.project_id
inner join project_lines as a on p.project_id = a.project_id and a.line_id = $line_id
left join project_money($as_of) as m on p.project_id = m.project_id
left join strategies as s on p.strategy_id = s.strategy_id
where c.location <> 'outside'
order by
    s.valid_from desc nulls last,
    list_position(['ongoing', 'planned', 'not_stated', 'ended'], c.state),
    p.title_place,
    p.project_id
limit greatest($page_size, 0) offset greatest($page - 1, 0) * $page_size::bigint
