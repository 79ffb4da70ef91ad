-- Which projects is a view about, and in what state is each of them as of its day?
--
-- Those at every place: a question says which places it is of. The period is that of the day by which a project had certainly begun.
--
-- @selection  projects_unfiltered, chosen
-- @source  funding_in_years
-- @grain   project_id
-- @param   year_from     integer  0
-- @param   year_to       integer  0
-- @column  project_id    varchar  project
-- @column  state         varchar  planned, ongoing, ended or not_stated
-- @column  year          integer  year by which it had certainly begun, been granted or been paid for; null when undated
-- @column  location      varchar  whole, part, outside or unknown
-- @column  municipality  varchar  municipality of the county that it has its seat in, outside, or not_stated
-- @column  strategy_id   varchar  strategy of its areas, else the one in force when it began
-- @column  source_id     varchar  its first source, which carries it
-- @column  bodies        bigint     organisations that it names
-- @column  start_from    date       start, first day that it can mean; null where not stated
-- @column  title_place         bigint  its place among all projects by Swedish title
-- @column  title_en_place      bigint  the same by English title; null where it has none
-- @column  municipality_place  bigint  the same by the municipality of its seat; null where not stated
select *
from selected_projects_unfiltered as p
where
    funding_in_years(p.year, $year_from, $year_to)
    and (not $has_chosen or p.project_id in (select c.project_id from selected_chosen as c))
