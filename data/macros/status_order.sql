-- What is the rank of a milestone's status, from done to cancelled?
--
-- @param   status  varchar  'overdue'
create or replace macro status_order(status) as
    list_position(['done', 'overdue', 'unreported', 'upcoming', 'cancelled'], status)
