-- What does each row of indicator_themes.csv say, with types: the theme that an indicator is shown under?
--
-- @source  raw_indicator_themes
-- @grain   indicator_id
-- @empty   an indicator may be without a theme
-- @column  indicator_id  varchar  indicator
-- @column  theme         varchar  theme, from the list of words in schema.toml
-- @column  basis         varchar  stated by a source, or editorial
-- @column  file_row      bigint   row of the file, the header being row 1
select
    indicator_id,
    theme,
    basis,
    file_row
from raw_indicator_themes
