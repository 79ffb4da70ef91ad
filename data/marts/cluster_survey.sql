-- How many gave each answer about a cluster, by question and group? Of what fewer than five have answered nothing is told.
--
-- Five is the least that a group must count for its answers not to be those of persons; the rule stands here, so that no page, file
-- or dataset can tell more.
--
-- @source  stg_cluster_survey, stg_sources
-- @grain   org_id, round, question, partner_group, answer
-- @empty   no public value exists yet
-- @column  org_id         varchar  organisation
-- @column  round          varchar  round
-- @column  question       varchar  question
-- @column  partner_group  varchar  group that answers
-- @column  answer         varchar  answer on the five-step scale
-- @column  respondents    integer  how many gave it; empty where fewer than five answered the question
-- @column  answers        bigint   how many of the group answered the question; empty where fewer than five
-- @column  is_few         boolean  whether fewer than five of the group answered the question
-- @column  source_id      varchar  source that states the row
-- @column  known_from     date     when the round became known, the publication of its source; null where nothing dates it
-- @check   is_few = (answers is null) and is_few = (respondents is null)
-- @check   is_few or (answers >= 5 and respondents between 0 and answers)
with counted as (
    select
        *,
        sum(respondents) over (partition by org_id, round, question, partner_group)::bigint as in_all
    from stg_cluster_survey
)

select
    t.org_id, t.round, t.question, t.partner_group, t.answer,
    if(t.in_all >= 5, t.respondents, null) as respondents,
    if(t.in_all >= 5, t.in_all, null) as answers,
    t.in_all < 5 as is_few,
    t.source_id,
    s.published_to as known_from
from counted as t
left join stg_sources as s on s.source_id = t.source_id
order by t.org_id, t.round, t.question, t.partner_group, t.answer
