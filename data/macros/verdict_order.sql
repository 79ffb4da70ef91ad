-- In which place does a verdict come, from what most needs an answer to what needs none?
--
-- @param   verdict  varchar  'delayed'
create or replace macro verdict_order(verdict) as
    list_position(['delayed', 'unknown', 'partly_confirmed', 'no_plan', 'none_due', 'on_plan'], verdict)
