-- What are the keys of a milestone when milestones are grouped by level, line of areas or year of the first plan?
--
-- A milestone of two lines has two keys; lines that the view leaves out are no keys.
--
-- @param   by_what    varchar    'area'
-- @param   its_level  varchar    'area'
-- @param   its_lines  varchar[]  ['s1_forest_bioeconomy', 's1_digital_welfare']
-- @param   its_date   date       date '2018-07-04'
-- @param   of_lines   varchar[]  ['s1_forest_bioeconomy']
create or replace macro milestone_keys(by_what, its_level, its_lines, its_date, of_lines) as
    case by_what
        when 'level' then [its_level]
        when 'area' then list_distinct(list_filter(its_lines, lambda line: len(of_lines) = 0 or list_contains(of_lines, line)))
        when 'year' then [year(its_date)::varchar]
    end
