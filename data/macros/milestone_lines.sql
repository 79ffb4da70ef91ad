-- In which lines of areas does a milestone stand, where one without areas has a line of its own?
--
-- @param   its_lines  varchar[]  ['s1_forest_bioeconomy']
-- @param   its_scope  varchar    'context'
create or replace macro milestone_lines(its_lines, its_scope) as
    case
        when len(its_lines) > 0 then its_lines
        when its_scope = 'context' then ['outside_areas']
        else ['whole_strategy']
    end
