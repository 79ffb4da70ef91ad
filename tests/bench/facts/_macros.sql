-- What the made-up facts share. `projects` is the size, set before; everything else follows from it.
--
-- dice gives each thing a number of its own in [0, 1) for each matter: the same in every run, whatever the order of work.
-- Hashed twice, because one hash of two things makes the numbers of two matters follow each other.
create macro dice(i, matter) as hash(hash(i, matter)) / 18446744073709551616.0;
create macro pick(i, matter, n) as floor(dice(i, matter) * n)::bigint;
create macro one_of(i, matter, these) as these[1 + pick(i, matter, len(these))];
-- Few things hold most of the rows, as funders and sources do.
create macro often(i, matter, n) as floor(power(dice(i, matter), 3) * n)::bigint;
create macro bell(i, matter) as sqrt(-2 * ln(1 - dice(i, matter))) * cos(2 * pi() * dice(i, matter || ' 2'));

create macro root(n) as round(sqrt(getvariable('projects') / 2000.0) * n)::bigint;
create macro organisations() as greatest(root(165), 10);
create macro sources() as greatest(root(240), 10);
create macro milestones() as getvariable('projects') // 4;

-- Half of the dates are told to the day, the rest less exactly, as sources do; roll says how exactly.
create macro told(day, roll) as
    case
        when roll < 0.70 then strftime(day, '%Y-%m-%d')
        when roll < 0.80 then strftime(day, '%Y-%m')
        when roll < 0.83 then year(day) || '-Q' || quarter(day)
        else year(day)::varchar
    end;

create macro word(i, matter) as one_of(i, matter, [
    'skog', 'granit', 'sjö', 'älv', 'stål', 'solsken', 'havre', 'lingon', 'papper', 'timmer', 'ånga', 'broar', 'kvarnar', 'räls',
    'robotar', 'sensorer', 'spel', 'hälsa', 'omsorg', 'fiber', 'bioolja', 'vind', 'rapsfält', 'ljus', 'glas', 'ull', 'malm', 'bär'
]);

create macro start_day(p) as date '2007-01-01' + pick(p, 'start', 6570)::integer;
create macro end_day(p) as start_day(p) + 120 + pick(p, 'length', 1900)::integer;
create macro serves_strategy(p) as dice(p, 'scope') < 0.34;
create macro location_of(p) as case when dice(p, 'location') < 0.6 then 'whole' else 'part' end;
-- The strategy in force when it starts: six areas until March 2022, seven afterwards.
create macro area_of(p, matter) as
    case
        when start_day(p) < date '2022-03-08' then 's1_omrade_' || (1 + often(p, matter, 6))
        else 's2_omrade_' || (1 + often(p, matter, 7))
    end;
create macro source_of(i, matter) as
    'kalla_' || (1 + case when dice(i, matter || ' kind') < 0.7 then pick(i, matter, 4) else often(i, matter, sources()) end);

create macro is_coordinated(p) as dice(p, 'coordinated') < 0.88;
create macro coordinator(p) as 1 + often(p, 'coordinator', organisations());
-- Every fiftieth amount tells the money of the one before it a second time. Amounts of one project stand together.
create macro own_amount(i) as i - if(i % 50 = 7, 1, 0);
create macro is_of_project(own) as dice(own, 'of a project') < 0.995;
create macro project_of(own) as greatest(1, own // 5 - floor(40 * power(dice(own, 'back'), 4))::bigint);

create macro organisation_kind(i) as one_of(i, 'organisation kind', [
    'company', 'company', 'company', 'other', 'other', 'agency', 'university', 'region', 'municipality', 'cluster', 'institute',
    'incubator'
]);
-- The few clusters that have been mapped, numbered from 1.
create macro mapped_clusters() as table
    select i, row_number() over (order by i) as place
    from range(1, organisations() + 1) as t (i)
    where organisation_kind(i) = 'cluster'
    qualify place <= 6;
