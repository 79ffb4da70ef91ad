-- How many gave each answer about a cluster, by question and group? Of what fewer than five have answered nothing is told.
--
-- The rule (is_few) is applied here, so that no page, file or dataset can tell more. Such a group is one row without an answer: which answers have a row would tell which were given.
--
-- @source  stg_cluster_survey, stg_sources, is_few
-- @grain   org_id, round, question, partner_group, answer?
-- @empty   no public value exists yet
-- @column  org_id         varchar  organisation
-- @column  round          varchar  round
-- @column  question       varchar  question
-- @column  partner_group  varchar  group that answers
-- @column  answer         varchar  answer on the five-step scale; empty where fewer than five answered the question
-- @column  respondents    integer  how many gave it; empty where fewer than five answered the question
-- @column  answers        bigint   how many of the group answered the question; empty where fewer than five
-- @column  is_few         boolean  whether fewer than five of the group answered the question
-- @column  source_id      varchar  source that states the row
-- @column  known_from     date     when the round became known, the publication of its source; null where nothing dates it
-- @check   is_few = (answers is null) and is_few = (respondents is null) and is_few = (answer is null)
-- @check   is_few or (answers >= 5 and respondents between 0 and answers)
with counted as (
    select
        *,
        is_few(sum(respondents) over in_group) as is_few,
        sum(respondents) over in_group as in_all,
        row_number() over (in_group order by file_row) as place
    from stg_cluster_survey
    window in_group as (partition by org_id, round, question, partner_group)
)

select
    t.org_id, t.round, t.question, t.partner_group,
    if(t.is_few, null, t.answer) as answer,
    if(t.is_few, null, t.respondents) as respondents,
    if(t.is_few, null, t.in_all::bigint) as answers,
    t.is_few,
    t.source_id,
    s.published_to as known_from
from counted as t
left join stg_sources as s on s.source_id = t.source_id
where not t.is_few or t.place = 1  -- of few, the row that says so alone
order by t.org_id, t.round, t.question, t.partner_group, answer
