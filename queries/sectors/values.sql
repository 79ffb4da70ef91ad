-- How many work in each sector, what share of all is that, and what is the location quotient, by year and place?
--
-- @source  location_quotients
-- @grain   sector_code, year, geography
-- @param   as_of         date     date '2020-12-31'
-- @param   sector_code   varchar  ''
-- @column  sector_code   varchar  sector code (SNI)
-- @column  sector        varchar  sector, English
-- @column  sector_sv     varchar  sector, Swedish
-- @column  year          integer  year
-- @column  geography     varchar  place, English
-- @column  geography_sv  varchar  place, Swedish; empty where it is written the same
-- @column  persons       double   employed persons, the self-employed included; rounded to whole thousands by the source
-- @column  share_pct     double   share of all employed in the place
-- @column  quotient      double   location quotient against the country, which has 1
-- @column  is_small      boolean  5 000 persons or fewer, rounded: the quotient is uncertain
-- @column  is_part       boolean  whether it is a part of another sector: never added to it
-- @column  value         double   how much it counts in a figure of how many: one
-- @column  source_id     varchar  source of the value
-- @column  publisher     varchar  who published it
-- @column  source_title  varchar  title of the source
-- @column  url           varchar  its address
-- @check   share_pct between 0 and 100
-- @check   geography <> 'Sweden' or round(quotient, 9) = 1
select
    sector_code, sector, sector_sv, year, geography, geography_sv,
    persons, share_pct, quotient, is_small, is_part,
    1.0::double as value,
    source_id, publisher, source_title, url
from location_quotients
where
    known_from <= $as_of
    and $sector_code in ('', sector_code)  -- the sector that was opened
order by sector_code, year, list_position(['Värmland', 'North Middle Sweden', 'Sweden'], geography), geography
