-- In which place does the state of a project come: planned, ongoing, ended, not stated?
--
-- @param   state  varchar  'ongoing'
create or replace macro state_order(state) as
    list_position(['planned', 'ongoing', 'ended', 'not_stated'], state)
