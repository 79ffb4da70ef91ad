-- How much money is wholly in the county, partly in it, and outside it, as of a day?
--
-- The three are never added up: money partly in the county is shown in full.
--
-- @selection  counted
-- @grain   location
-- @column  location     varchar    whole, part or outside
-- @column  value        double     SEK or the currency asked for; 0 where there is none
-- @column  rows         bigint     amounts
-- @column  projects     bigint     projects that they belong to
-- @check   value >= 0 and (value > 0) = (rows > 0)
with counted as (
    select
        location,
        sum(whole_value * once_share) as value,
        count(distinct funding_id) as rows,
        count(distinct project_id) as projects
    from selected_counted
    where
        not is_undated  -- no date places it before the day
        and whole_value * once_share > 0  -- a rate and an index; once, in one of an amount's rows
    group by location
)

select
    l.location,
    coalesce(c.value, 0) as value,
    coalesce(c.rows, 0) as rows,
    coalesce(c.projects, 0) as projects
from (values (1, 'whole'), (2, 'part'), (3, 'outside')) as l (position, location)
left join counted as c on l.location = c.location
order by l.position
