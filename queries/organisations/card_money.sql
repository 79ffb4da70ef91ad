-- What money has to do with one organisation as of a day: as coordinator of a project, as funder, as recipient?
--
-- The rows are never added: measures and places do not mix, and what a project is granted is not what its coordinator gets.
--
-- @selection  amounts
-- @without  filters, area_mode, time_mode
-- @source  funding_bodies
-- @grain   body_as, measure, location, is_undated
-- @param   org_id      varchar    'region_varmland'
-- @column  body_as     varchar    recipient, coordinator or funder
-- @column  measure     varchar    granted; as funder also cofinancing
-- @column  location    varchar    whole, part or outside
-- @column  is_undated  boolean    whether no source gives it a year
-- @column  value       double     SEK
-- @column  rows        bigint     amounts
-- @column  projects    bigint     projects that they belong to
-- @check   value > 0
select
    b.body_as,
    c.measure,
    c.location,
    c.is_undated,
    sum(c.amount_sek * c.once_share) as value,
    count(*) as rows,
    count(distinct c.project_id) as projects
from selected_amounts as c
inner join funding_bodies as b on c.funding_id = b.funding_id
where
    b.org_id = $org_id  -- the organisation that was opened
    -- co-financing is told of the one who puts it in
    and (c.measure = 'granted' or (c.measure = 'cofinancing' and b.body_as = 'funder'))
    and c.location in ('whole', 'part', 'outside')  -- what no source places is opened nowhere
    and c.amount_sek is not null and c.once_share > 0  -- no rate, no value; each amount once
group by b.body_as, c.measure, c.location, c.is_undated
order by
    list_position(['recipient', 'coordinator', 'funder'], b.body_as),
    c.measure desc,
    list_position(['whole', 'part', 'outside'], c.location),
    c.is_undated
