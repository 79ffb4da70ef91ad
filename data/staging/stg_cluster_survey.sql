-- What does each row of cluster_survey.csv say, with types: how many gave one answer to one question about a cluster?
--
-- @source  raw_cluster_survey
-- @grain   org_id, round, question, partner_group, answer
-- @empty   no public value exists yet
-- @column  org_id         varchar  organisation
-- @column  round          varchar  round
-- @column  question       varchar  question
-- @column  partner_group  varchar  group that answers
-- @column  answer         varchar  answer on the five-step scale
-- @column  respondents    integer  how many gave it
-- @column  source_id      varchar  source that states the row
-- @column  file_row       bigint   row of the file, the header being row 1
select
    org_id,
    round,
    question,
    partner_group,
    answer,
    respondents::integer as respondents,
    source_id,
    file_row
from raw_cluster_survey
