-- Which measures of rows can be compared with a claim of this measure? Some claims measure what no row holds; they have none.
--
-- @param   its_measure  varchar  'turnover'
create or replace macro claim_measures(its_measure) as
    case
        when its_measure in ('granted', 'cofinancing', 'total_budget') then [its_measure]
        when its_measure in ('turnover', 'generated') then ['granted', 'cofinancing', 'total_budget']
        when its_measure = 'expected' then ['granted', 'cofinancing']  -- what was to come from outside
        when its_measure in ('frame', 'investment') then ['granted']
        else []::varchar[]
    end
