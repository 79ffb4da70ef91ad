-- What is the key of an amount when amounts are grouped by total, area, funder, funder_group, programme or location?
--
-- @param   by_group       varchar  'funder'
-- @param   its_line       varchar  's1_forest_bioeconomy'
-- @param   its_funder     varchar  'Vinnova'
-- @param   its_kind       varchar  'state'
-- @param   its_programme  varchar  'Vinnväxt'
-- @param   its_location   varchar  'whole'
create or replace macro funding_key(by_group, its_line, its_funder, its_kind, its_programme, its_location) as
    coalesce(
        case by_group
            when 'total' then 'total'
            when 'area' then its_line
            when 'funder' then its_funder
            when 'funder_group' then its_kind
            when 'programme' then its_programme
            when 'location' then its_location
        end,
        'not_stated'
    )
