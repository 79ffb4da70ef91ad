-- What must hold for each verdict on planned milestones? The first rule that fits gives it.
--
-- The rule itself is the macro `verdict`; each row has an example of it that the build tries.
--
-- @source  verdict
-- @grain   verdict
-- @column  position    integer  place in which the rule is asked, from 1
-- @column  verdict     varchar  no_plan, delayed, none_due, unknown, partly_confirmed or on_plan
-- @column  rule_sv     varchar  what must hold, in Swedish
-- @column  rule_en     varchar  what must hold, in English
-- @column  planned     integer  example: planned milestones, due and upcoming
-- @column  due         integer  of these, fallen due or done before that
-- @column  overdue     integer  of the due, not done, though something was reported
-- @column  unreported  integer  of the due, no source tells the outcome; the rest is done
-- @check   verdict(planned, due, overdue, unreported) = verdict
select position, verdict, rule_sv, rule_en, planned, due, overdue, unreported
from (
    values
    (1, 'no_plan', 'ingen planerad milstolpe är känd', 'no planned milestone is known', 0, 0, 0, 0),
    (2, 'delayed', 'minst en är försenad', 'at least one is overdue', 9, 8, 1, 7),
    (3, 'none_due', 'planerade finns, och ingen har förfallit', 'there are planned ones, and none has fallen due', 3, 0, 0, 0),
    (
        4, 'unknown', 'för mer än hälften av de förfallna är utfallet okänt',
        'for more than half of the due ones the outcome is unknown', 5, 5, 0, 3
    ),
    (
        5, 'partly_confirmed', 'för högst hälften av de förfallna är utfallet okänt, resten är nådda',
        'for at most half of the due ones the outcome is unknown, the rest have been reached', 5, 4, 0, 2
    ),
    (6, 'on_plan', 'alla förfallna är nådda', 'all that are due have been reached', 5, 4, 0, 0)
) as rules (position, verdict, rule_sv, rule_en, planned, due, overdue, unreported)
order by position
