-- What do the amounts that a figure of money counts add up to, where they are selected already?
--
-- Takes the place of counted_sums.sql: what is there is added up, rather than selected and valued once more.
--
-- @selection  counted
-- @grain   year?, line_id, funder?, funder_group?, programme?, location, is_undated
-- @column  year          integer  year; null where not stated
-- @column  line_id       varchar  line of the area
-- @column  funder        varchar  who pays
-- @column  funder_group  varchar  kind of funder
-- @column  programme     varchar  programme
-- @column  location      varchar  where the money is
-- @column  is_undated    boolean  no date places it before the day
-- @column  value         double   by area
-- @column  rows          bigint   amounts and years in it, by area
-- @column  once_value    double   areas not told apart
-- @column  once_rows     bigint   amounts and years in it, areas not told apart
select
    year, line_id, funder, funder_group, programme, location, is_undated,
    sum(whole_value * area_share) as value,
    count(*) as rows,
    sum(whole_value * once_share) as once_value,
    count(*) filter (where once_share > 0) as once_rows
from selected_counted
where whole_value is not null  -- a rate and a price index, or no value
group by all
