-- What must hold for each verdict on planned milestones? The first rule that fits gives it.
--
-- @source  verdict_rules
-- @grain   verdict
-- @column  position  integer  place in which the rule is asked, from 1
-- @column  verdict   varchar  no_plan, delayed, none_due, unknown, partly_confirmed or on_plan
-- @column  rule_sv   varchar  what must hold, in Swedish
-- @column  rule_en   varchar  what must hold, in English
select position, verdict, rule_sv, rule_en
from verdict_rules
order by position
