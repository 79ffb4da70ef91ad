select 'belopp_' || i as funding_id, 'organisation_' || coordinator(project_of(i)) as org_id, source_of(i, 'recipient source') as source_id
from range(1, 5 * getvariable('projects') + 1) as t (i)
where dice(i, 'recipient') < 0.04 and own_amount(i) = i and is_of_project(i) and is_coordinated(project_of(i))
