-- Which projects do the filters leave where nothing is asked? The table is empty, and nobody looks at it.
--
-- @grain   project_id
-- @empty   that is what it is for
-- @column  project_id  varchar  project
select null::varchar as project_id
where false  -- no rows
