-- Which projects do the filters leave? Where nothing is asked none_chosen.sql stands in for it, as every project is left.
--
-- @selection  fits
-- @grain   project_id
-- @column  project_id  varchar  project
select project_id
from selected_fits
where fits_amounts and fits_municipality and fits_organisation and fits_state and fits_rest
