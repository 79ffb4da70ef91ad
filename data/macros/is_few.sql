-- Have so few of a group answered that nothing is told of it? Under five, answers are those of persons.
--
-- @param   answers  bigint  4
create or replace macro is_few(answers) as answers < 5
