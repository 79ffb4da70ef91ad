-- Which milestones does one organisation answer for, and what is known of them as of a day?
--
-- @selection  milestones
-- @without  filters
-- @source  slip_on
-- @grain   milestone_id
-- @param   org_id                varchar    'region_varmland'
-- @column  milestone_id          varchar    milestone
-- @column  title_sv              varchar    title in Swedish
-- @column  title_en              varchar    title in English
-- @column  status                varchar    done, overdue, unreported, upcoming or cancelled as of the day
-- @column  first_plan_from       date       first plan, first day that it can mean
-- @column  first_plan_precision  varchar    first plan: year, quarter, month or day
-- @column  plan_from             date       current plan, first day that it can mean
-- @column  plan_precision        varchar    current plan: year, quarter, month or day
-- @column  done_from             date       outcome, first day that it can mean
-- @column  done_precision        varchar    outcome: year, quarter, month or day
-- @column  moves                 bigint     how many times it was moved
-- @column  is_late               boolean    whether it was done after its first plan
-- @column  slip_days             bigint     days from the first plan to the outcome (below 0 = early), to the day itself while overdue
-- @column  sort_date             date       first plan, else outcome
select
    milestone_id, title_sv, title_en, status,
    first_plan_from, first_plan_precision, plan_from, plan_precision, done_from, done_precision,
    moves, is_late, slip_on(status, first_plan_to, done_slip_days, $as_of) as slip_days, sort_date
from selected_milestones
where owner_org_id = $org_id  -- the organisation that was opened
order by sort_date, milestone_id
