-- In which place does the status of a milestone come, from done to cancelled?
--
-- @param   status  varchar  'overdue'
create or replace macro status_order(status) as
    list_position(['done', 'overdue', 'unreported', 'upcoming', 'cancelled'], status)
