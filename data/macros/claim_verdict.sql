-- Does this sum of rows reach a claimed amount, given the reasons against comparing the two?
--
-- @param   why         varchar[]  ['scope_note']
-- @param   rows_sek    double     400.0
-- @param   amount_sek  double     1000.0
create or replace macro claim_verdict(why, rows_sek, amount_sek) as
    case
        when list_has_any(why, [
            'frame_not_money', 'measure_differs', 'no_rows', 'period_not_stated', 'no_currency', 'no_rate', 'rows_hold_other'
        ]) then 'not_comparable'
        when rows_sek >= amount_sek then
            -- what else the rows hold may be what reaches it
            if(list_has_any(why, ['rows_hold_more', 'subject_not_told']), 'not_comparable', 'covered')
        when list_contains(why, 'period_not_over') then 'not_comparable'  -- the rest of the period may still bring it
        else 'not_covered'
    end
