-- Which flows lead from the last but one strategy into the latest, and whose money and projects follow them?
--
-- @source  area_flows, strategies
create or replace macro latest_flows() as table
    select f.*, e.valid_from as earlier_from, l.valid_from as changed_on
    from area_flows as f
    inner join strategies as e on f.from_strategy_id = e.strategy_id
    inner join strategies as l on f.to_strategy_id = l.strategy_id
    where l.valid_from = (select max(s.valid_from) from strategies as s)  -- the latest change
