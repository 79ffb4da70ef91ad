-- Which projects are there as of a day, one page at a time, in the order asked for?
--
-- sort = title, title_en, start, granted, state or municipality. What no source states comes last in both directions.
--
-- @selection  projects, project_sums, lines
-- @source  projects, project_money, project_lines, state_order, project_at
-- @grain   project_id
-- @param   location          varchar    'all'
-- @param   sort              varchar    'title'
-- @param   descending        boolean    false
-- @param   page              integer    1
-- @param   page_size         integer    50
-- @column  project_id        varchar    project
-- @column  title_sv          varchar    title in Swedish
-- @column  title_en          varchar    title in English
-- @column  coordinator       varchar    name of the coordinating organisation
-- @column  municipality      varchar    seat, empty where not stated
-- @column  location          varchar    whole, part, outside or unknown
-- @column  scope             varchar    strategy or context
-- @column  state             varchar    planned, ongoing, ended or not_stated as of the day
-- @column  start_from        date       start, first day that it can mean
-- @column  start_precision   varchar    start: year, quarter, month or day
-- @column  end_from          date       end, first day that it can mean
-- @column  end_to            date       end, last day that it can mean
-- @column  end_precision     varchar    end: year, quarter, month or day
-- @column  area_names_sv     varchar[]  its areas, Swedish
-- @column  area_names_en     varchar[]  its areas, English
-- @column  line_ids          varchar[]  the lines of these areas, in the same order
-- @column  granted_sek       double     SEK granted wholly in the county by the day, empty where no source tells
-- @column  granted_part_sek  double     SEK granted partly in the county by the day, in full
-- @column  undated_amounts          double[]   granted wholly in the county and placed by no date, a sum for each currency
-- @column  undated_currencies       varchar[]  these currencies, in the same order; empty where not stated
-- @column  undated_part_amounts     double[]   granted partly in the county and placed by no date, a sum for each currency
-- @column  undated_part_currencies  varchar[]  these currencies, in the same order; empty where not stated
-- @column  matches           bigint     how many projects are asked for, on all pages
with page as (
    select
        c.project_id,
        c.state,
        c.title_place,
        case $sort
            when 'title' then c.title_place
            when 'title_en' then c.title_en_place
            when 'start' then epoch(c.start_from)
            when 'granted' then m.granted_sek
            when 'state' then state_order(c.state)
            when 'municipality' then c.municipality_place
        end as place
    from selected_projects as c
    left join (
        select project_id, granted_sek from project_money($as_of)
        where $sort = 'granted'  -- nothing to read for another order
    ) as m on c.project_id = m.project_id
    where project_at(c.location, $location)
    order by
        if($descending, -place, place) nulls last,
        c.title_place,
        c.project_id
    limit greatest($page_size, 0) offset greatest($page - 1, 0) * $page_size::bigint
),

named as (
    select
        p.project_id,
        list(l.name_sv order by p.share desc, l.position) as area_names_sv,
        list(l.name_en order by p.share desc, l.position) as area_names_en,
        list(l.line_id order by p.share desc, l.position) as line_ids
    from project_lines as p
    inner join selected_lines as l on p.line_id = l.line_id
    where p.project_id in (select s.project_id from page as s)  -- no more names than are shown
    group by p.project_id
)

select
    p.project_id, p.title_sv, p.title_en, p.coordinator, p.municipality, p.location, p.scope, s.state,
    p.start_from, p.start_precision, p.end_from, p.end_to, p.end_precision,
    n.area_names_sv, n.area_names_en, n.line_ids, m.granted_sek, m.granted_part_sek,
    m.undated_amounts, m.undated_currencies, m.undated_part_amounts, m.undated_part_currencies,
    (
        select sum(t.projects)::bigint from selected_project_sums as t
        where t.line_id is null and project_at(t.location, $location)  -- each project once
    ) as matches
from page as s
inner join projects as p on s.project_id = p.project_id
left join named as n on s.project_id = n.project_id
left join project_money($as_of) as m on s.project_id = m.project_id
order by
    if($descending, -s.place, s.place) nulls last,
    s.title_place,
    s.project_id
