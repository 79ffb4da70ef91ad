-- What do the sources tell of one project, as of a day?
--
-- No row: there is no such project. A project that has not begun by the day has the state not_yet.
--
-- @source  projects, project_registers, project_states, project_money, strategies, activities
-- @grain   -
-- @param   project_id          varchar    'lignocity_20'
-- @param   as_of               date       date '2020-12-31'
-- @column  project_id          varchar    project
-- @column  register            varchar    register that holds it, empty where none
-- @column  register_sv         varchar    its name, Swedish
-- @column  register_en         varchar    its name, English
-- @column  register_id         varchar    id in that register
-- @column  title_sv            varchar    title in Swedish
-- @column  title_en            varchar    title in English
-- @column  summary_sv          varchar    summary in Swedish
-- @column  summary_en          varchar    summary in English
-- @column  state               varchar    planned, ongoing, ended, not_stated or not_yet as of the day
-- @column  start_from          date       start, first day that it can mean
-- @column  start_to            date       start, last day that it can mean
-- @column  start_precision     varchar    start: year, quarter, month or day
-- @column  end_from            date       end, first day that it can mean
-- @column  end_to              date       end, last day that it can mean
-- @column  end_precision       varchar    end: year, quarter, month or day
-- @column  days                bigint     days from the first of the start to the last of the end, empty where one is not stated
-- @column  days_gone           bigint     how many of them have passed by the day, the day itself counted
-- @column  coordinator_org_id  varchar    coordinating organisation
-- @column  coordinator         varchar    its name
-- @column  municipality        varchar    seat, empty where not stated
-- @column  location            varchar    whole, part, outside or unknown
-- @column  scope               varchar    strategy or context
-- @column  scope_basis_kind    varchar    stated by a source or editorial
-- @column  scope_basis         varchar    why it has that scope
-- @column  scope_basis_sv      varchar    the same in Swedish
-- @column  strategy_id         varchar    strategy that it belongs to, empty before the first
-- @column  strategy_sv         varchar    name of the strategy, Swedish
-- @column  strategy_en         varchar    name of the strategy, English
-- @column  first_date          date       first day by which it has certainly begun
-- @column  granted_sek         double     SEK granted wholly in the county by the day, empty where no source tells
-- @column  granted_part_sek    double     SEK granted partly in the county by the day, in full
-- @column  activities          bigint     activities of its plan, 0 where no plan is known
-- @check   days is null or days_gone between 0 and days
select
    p.project_id, p.register, r.name_sv as register_sv, r.name_en as register_en, p.register_id,
    p.title_sv, p.title_en, p.summary_sv, p.summary_en,
    coalesce(s.state, if(p.known_from is null, 'undated', 'not_yet')) as state,
    p.start_from, p.start_to, p.start_precision, p.end_from, p.end_to, p.end_precision,
    p.end_to - p.start_from + 1 as days,
    greatest(0, least($as_of, p.end_to) - p.start_from + 1) as days_gone,
    p.coordinator_org_id, p.coordinator, p.municipality, p.location, p.scope, p.scope_basis_kind, p.scope_basis, p.scope_basis_sv,
    p.strategy_id, g.name_sv as strategy_sv, g.name_en as strategy_en,
    p.first_date, m.granted_sek, m.granted_part_sek,
    if(p.known_from <= $as_of, (select count(*) from activities as a where a.project_id = $project_id), 0) as activities
from projects as p
left join project_states as s on p.project_id = s.project_id and $as_of between s.valid_from and s.valid_to
left join project_registers as r on p.register = r.register
left join strategies as g on p.strategy_id = g.strategy_id
left join project_money($as_of) as m on p.project_id = m.project_id
where p.project_id = $project_id
