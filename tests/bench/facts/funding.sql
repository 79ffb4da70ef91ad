-- Five rows a project on average. Money comes through 120 budget lines, each of one funder, programme, measure and currency.
with placed as (
    select i, own_amount(i) as own, project_of(own) as p, often(own, 'budget line', 120) as line
    from range(1, 5 * getvariable('projects') + 1) as t (i)
),

lines as (
    select
        *,
        (line * 37) % 70 as funder,
        one_of(line, 'measure', ['granted', 'granted', 'cofinancing', 'cofinancing', 'cofinancing', 'total_budget']) as measure,
        one_of(line, 'currency', ['SEK', 'SEK', 'SEK', 'SEK', 'SEK', 'SEK', 'SEK', 'SEK', 'EUR', if(line > 100, 'NOK', 'SEK')]) as currency,
        dice(i, 'dated') as dated
    from placed
)

select
    'belopp_' || i as funding_id,
    case when is_of_project(own) then 'projekt_' || p end as project_id,
    'Påhittad finansiär ' || (1 + funder) as funder,
    one_of(funder, 'group', [
        'municipality', 'municipality', 'eu', 'eu', 'region', 'state', 'university', 'mixed', 'foreign', 'private', 'foundation'
    ]) as funder_group,
    'Påhittat program ' || (1 + line % 26) as programme,
    measure,
    case when dated between 0.06 and 0.16 then told(start_day(p) - pick(i, 'early', 150)::integer, dice(i, 'decided how')) end as decided,
    round(greatest(1000, exp(14 + 1.5 * bell(own, 'amount'))) / if(currency = 'EUR', 10, 1), if(currency = 'EUR', 2, 0))::decimal(15, 2)
        as amount,
    case when dice(own, 'no currency') < 0.997 then currency end as currency,
    case when dated > 0.12 then told(start_day(p), dice(i, 'from how')) end as period_start,
    case when dated > 0.14 then told(end_day(p), dice(i, 'to how')) end as period_end,
    case when dice(own, 'outside') < 0.02 then 'outside' else location_of(p) end as location,
    case when i <> own then 'belopp_' || own end as same_money_as,
    null::varchar as milestone_id,
    source_of(i, 'funding source') as source_id
from lines
order by i
