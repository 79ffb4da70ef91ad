-- Which steps did each region plan from analysis to strategy to monitoring, as of a day? A region without a step stands there all the same.
--
-- @source  process_steps, sources
-- @grain   region, step_id
-- @empty   no source need tell of a process
-- @param   as_of           date     date '2020-12-31'
-- @column  region          varchar  region
-- @column  step_id         varchar  step; none where no source tells of any
-- @column  position        integer  place on the way, steps of one place stand beside each other; empty where no source tells of any
-- @column  step            varchar  draft, analysis, agreement, strategy or monitoring; empty where no source tells of any
-- @column  text_sv         varchar  what was done or was to be done, Swedish
-- @column  text_en         varchar  what was done or was to be done, English
-- @column  date_from       date     when, first day that it can mean; empty where not stated
-- @column  date_precision  varchar  when: year, quarter, month or day
-- @column  basis           varchar  stated by a source, or an editorial call; empty where no source tells of any
-- @column  source_id       varchar  source, the first of several; empty where no source tells of any
-- @column  publisher       varchar  who published it
-- @column  source_title    varchar  title of the source
-- @column  url             varchar  its address
-- @check   (step is null) = (position is null)
with known as (
    select * from process_steps
    where known_from is null or known_from <= $as_of  -- known by the day
),

regions (region, place) as (values ('Värmland', 1), ('Dalarna', 2), ('Gävleborg', 3))  -- the three counties of the project

select
    r.region, coalesce(k.step_id, 'none') as step_id, k.position, k.step, k.text_sv, k.text_en, k.date_from, k.date_precision, k.basis,
    s.source_id, s.publisher, s.title as source_title, s.url
from regions as r
left join known as k on k.region = r.region
left join sources as s on s.source_id = k.source_ids[1]
where exists (select 1 from known)  -- nothing is said of regions where nothing is known of any
order by r.place, k.position, step_id
