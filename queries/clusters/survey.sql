-- How do the answers about each cluster fall, by question and group, round by round, as of a day?
--
-- Of what fewer than five of a group have answered nothing is told. A round is known from the publication of its source; one that nothing
-- dates is listed on every day.
--
-- @source  cluster_survey, organisations, sources
-- @grain   org_id, round, question, partner_group, answer?
-- @empty   no public value exists yet
-- @param   as_of          date     date '2020-12-31'
-- @column  org_id         varchar  cluster
-- @column  name           varchar  its name
-- @column  round          varchar  round of the survey, as its source names it
-- @column  is_latest      boolean  whether the round is the cluster's latest
-- @column  question       varchar  question, as its source asks it
-- @column  partner_group  varchar  group that answers, as its source names it
-- @column  answer         varchar  answer on the five-step scale; empty where fewer than five answered the question
-- @column  respondents    integer  how many gave it; empty where fewer than five answered the question
-- @column  answers        bigint   how many of the group answered the question; empty where fewer than five
-- @column  answer_pct     double   how many gave it, of those who answered; empty where fewer than five
-- @column  is_few         boolean  whether fewer than five of the group answered the question
-- @column  source_id      varchar  source
-- @column  publisher      varchar  who published it
-- @column  source_title   varchar  title of the source
-- @column  url            varchar  its address
-- @check   is_few = (answer_pct is null)
-- @check   is_few or (answers >= 5 and answer_pct between 0 and 100)
with known as (
    select
        *,
        dense_rank() over (partition by org_id order by known_from desc nulls last, round desc) as age
    from cluster_survey
    where known_from is null or known_from <= $as_of  -- known by the day
)

select
    k.org_id, o.name, k.round, k.age = 1 as is_latest, k.question, k.partner_group, k.answer, k.respondents, k.answers,
    100.0 * k.respondents / nullif(k.answers, 0) as answer_pct, k.is_few,
    s.source_id, s.publisher, s.title as source_title, s.url
from known as k
inner join organisations as o on o.org_id = k.org_id
inner join sources as s on s.source_id = k.source_id
order by
    k.question collate sv, o.name collate sv, k.org_id, is_latest desc, k.round desc, k.partner_group collate sv,
    list_position(['yes_very_high_degree', 'yes_high_degree', 'yes_some_degree', 'yes_low_degree', 'no_not_at_all'], k.answer)
