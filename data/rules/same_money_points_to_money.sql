-- Which restatements point to a row that is itself a restatement, or that has another measure?
--
-- A restatement may be in another currency: a grant in SEK is often stated in EUR as well.
--
-- @source  raw_funding
-- @grain   file_row
-- @empty   good facts give none
-- @column  file         varchar  file
-- @column  file_row     bigint   row
-- @column  column_name  varchar  column
-- @column  value        varchar  value found
-- @column  expected     varchar  what was expected
with recursive
restated as (
    select file_row, funding_id, measure, same_money_as from raw_funding
    where same_money_as is not null  -- only the restatements
),

walks as (
    select funding_id, [funding_id] as path, same_money_as as next_id from restated
    union all
    select w.funding_id, list_append(w.path, w.next_id) as path, r.same_money_as as next_id
    from walks as w
    inner join restated as r on r.funding_id = w.next_id
    where not list_contains(w.path, w.next_id)  -- a walk that came back is at its end
),

circles as (
    select funding_id, arg_max(list_append(path, next_id), len(path)) as path
    from walks
    where next_id = funding_id  -- it came back to where it began
    group by funding_id
)

select
    'funding.csv' as file,
    r.file_row,
    'same_money_as' as column_name,
    r.same_money_as as value,
    case
        when r.same_money_as = r.funding_id then 'another row than itself'
        when c.path is not null then 'a row that holds the money itself, not a circle: ' || array_to_string(c.path, ' -> ')
        when t.same_money_as is not null
            then 'a row that holds the money itself; ' || t.funding_id || ' restates ' || t.same_money_as
        else 'a row of the same measure (' || coalesce(r.measure, 'none') || '); it is ' || coalesce(t.measure, 'none')
    end as expected
from restated as r
inner join raw_funding as t on t.funding_id = r.same_money_as
left join circles as c on c.funding_id = r.funding_id
where t.same_money_as is not null or t.measure is distinct from r.measure
qualify row_number() over (partition by r.file_row order by t.file_row) = 1
order by r.file_row
