-- On which sources do the amounts of a figure rest, by place and year, and how many on each?
--
-- Made from its amounts, where ready_money_sources.sql cannot make the same from cells.
--
-- @selection  counted
-- @source  funding_of_body
-- @grain   source_id, location, year
-- @param   org_id     varchar    ''
-- @param   body_as    varchar    'coordinator'
-- @column  source_id  varchar    source
-- @column  location   varchar    where the money is
-- @column  year       bigint     year of the day from which the amounts count
-- @column  rows       bigint     amounts that are placed before the day
-- @column  valued     bigint     of them, those with a value in the currency and prices of the figure
-- @check   valued between 0 and rows and rows > 0
select
    source_id, location, year(counts_from) as year,
    count(distinct funding_id) as rows,
    count(distinct funding_id) filter (where whole_value is not null) as valued
from selected_counted
where
    not is_undated  -- no date places it before the day
    and funding_of_body(funding_id, $org_id, $body_as)  -- of the organisation that was opened
group by all
