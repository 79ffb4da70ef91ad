-- How many days lie between the first plan and the outcome of each milestone that was planned and done by a day?
--
-- @selection  milestones
-- @grain   milestone_id
-- @param   level                 varchar    ''
-- @column  milestone_id          varchar    milestone
-- @column  title_sv              varchar    title in Swedish
-- @column  title_en              varchar    title in English
-- @column  first_plan_from       date       first plan, first day that it can mean
-- @column  first_plan_to         date       first plan, last day that it can mean
-- @column  first_plan_precision  varchar    first plan: year, quarter, month or day
-- @column  done_from             date       outcome, first day that it can mean
-- @column  done_to               date       outcome, last day that it can mean
-- @column  done_precision        varchar    outcome: year, quarter, month or day
-- @column  slip_days             bigint     days from the last day of the first plan to the last day of the outcome, 0 within the plan
-- @column  is_late               boolean    whether it was certainly done after its first plan
-- @column  is_exact              boolean    whether both are told to the day; else slip_days is as rough as they are
select
    milestone_id, title_sv, title_en,
    first_plan_from, first_plan_to, first_plan_precision,
    done_from, done_to, done_precision,
    slip_days, is_late,
    first_plan_precision = 'day' and done_precision = 'day' as is_exact
from selected_milestones
where
    $level in ('', level)
    and status = 'done' and slip_days is not null  -- without an outcome or a plan there is nothing to compare
order by slip_days desc, milestone_id
