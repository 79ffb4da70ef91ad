-- What is the rank of a project's state: planned, ongoing, ended, not stated?
--
-- @param   state  varchar  'ongoing'
create or replace macro state_order(state) as
    list_position(['planned', 'ongoing', 'ended', 'not_stated'], state)
