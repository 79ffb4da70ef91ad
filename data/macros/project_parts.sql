-- How much of each project counts in each line of areas?
--
-- 'whole' counts a project once in each of its lines, 'split' by its shares, 'main' in the line of its largest share.
--
-- @source  project_areas
-- @param   by_mode   varchar    'whole'
-- @param   of_lines  varchar[]  []
create or replace macro project_parts(by_mode, of_lines) as table
    select
        project_id,
        line_id,
        if(by_mode = 'split', sum(share), 1.0) as part,
        max(basis) as basis  -- where two areas of one line differ, one of them is stated
    from project_areas
    where
        (by_mode <> 'main' or is_main)  -- the main area holds the whole project
        and (len(of_lines) = 0 or list_contains(of_lines, line_id))  -- only the lines asked for
    group by project_id, line_id
