-- Which milestones does one project have, and what is known of them as of a day?
--
-- All of them, whatever is chosen elsewhere: a card tells of its project.
--
-- @source  milestone_status
-- @grain   milestone_id
-- @param   as_of                 date     date '2020-12-31'
-- @param   project_id            varchar  'lignocity_20'
-- @column  milestone_id          varchar  milestone
-- @column  title_sv              varchar  title in Swedish
-- @column  title_en              varchar  title in English
-- @column  status                varchar  done, overdue, unreported, upcoming or cancelled as of the day
-- @column  first_plan_from       date     first plan, first day that it can mean
-- @column  first_plan_precision  varchar  first plan: year, quarter, month or day
-- @column  plan_from             date     current plan, first day that it can mean
-- @column  plan_precision        varchar  current plan: year, quarter, month or day
-- @column  done_from             date     outcome, first day that it can mean
-- @column  done_precision        varchar  outcome: year, quarter, month or day
-- @column  moves                 bigint   how many times it was moved
-- @column  is_late               boolean  whether it was done after its first plan
-- @column  slip_days             bigint   days from the first plan to the outcome (below 0 = early), to the day itself while overdue
-- @column  sort_date             date     first plan, else outcome
select
    milestone_id, title_sv, title_en, status,
    first_plan_from, first_plan_precision, plan_from, plan_precision, done_from, done_precision,
    moves, is_late, slip_days,
    coalesce(first_plan_from, done_from, due_to) as sort_date
from milestone_status($as_of)
where project_id = $project_id
order by sort_date, milestone_id
