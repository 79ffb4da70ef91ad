-- How many gave each answer about a cluster, by question and group?
--
-- @source  stg_cluster_survey
-- @grain   org_id, round, question, partner_group, answer
-- @empty   no public value exists yet
-- @column  org_id         varchar  organisation
-- @column  round          varchar  round
-- @column  question       varchar  question
-- @column  partner_group  varchar  group that answers
-- @column  answer         varchar  answer on the five-step scale
-- @column  respondents    integer  how many gave it
-- @column  source_id      varchar  source that states the row
-- @check   respondents >= 0
select * exclude (file_row)
from stg_cluster_survey
order by org_id, round, question, partner_group, answer
