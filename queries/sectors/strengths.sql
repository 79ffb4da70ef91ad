-- How strong is each sector in the county in the latest year that is known: location quotient, share of all employed, and change?
--
-- Sectors of 5 000 persons or fewer come after the others, whatever their quotient: it is uncertain.
--
-- @source  location_quotients
-- @grain   sector_code
-- @param   as_of           date       date '2020-12-31'
-- @column  sector_code     varchar    sector code (SNI)
-- @column  sector          varchar    sector, English
-- @column  sector_sv       varchar    sector, Swedish
-- @column  year            integer    the latest year
-- @column  persons         double     employed persons in Värmland, the self-employed included; rounded to whole thousands by the source
-- @column  share_pct       double     share of all employed in Värmland
-- @column  quotient        double     location quotient of Värmland against the country, which has 1
-- @column  is_small        boolean    5 000 persons or fewer, rounded: the quotient is uncertain
-- @column  is_part         boolean    whether it is a part of another sector: never added to it
-- @column  standing        varchar    small, part (of another), above or below the country's share
-- @column  region_quotient double     location quotient of North Middle Sweden; empty where not known
-- @column  first_year      integer    the first year
-- @column  first_quotient  double     location quotient of Värmland in that year
-- @column  change          double     the latest less the first; empty with a single year
-- @column  country_pct     double     share of all employed in the country
-- @column  line_ids        varchar[]  areas that it may have to do with, by an editorial list; no headline rests on it
-- @column  source_id       varchar    source of the values
-- @column  publisher       varchar    who published it
-- @column  source_title    varchar    title of the source
-- @column  url             varchar    its address
-- @check   share_pct between 0 and 100
-- @check   standing in ('small', 'part', 'above', 'below')
with known as (select * from location_quotients where known_from <= $as_of),

county as (
    select
        *,
        max(year) over () as latest,
        first_value(year) over (partition by sector_code order by year) as first_year,
        first_value(quotient) over (partition by sector_code order by year) as first_quotient
    from known
    where geography = 'Värmland'
)

select
    v.sector_code, v.sector, v.sector_sv, v.year,
    v.persons, v.share_pct, v.quotient, v.is_small, v.is_part,
    case when v.is_small then 'small' when v.is_part then 'part' when v.quotient > 1 then 'above' else 'below' end as standing,
    r.quotient as region_quotient,
    v.first_year, v.first_quotient,
    if(v.first_year < v.year, v.quotient - v.first_quotient, null) as change,
    v.country_pct, v.line_ids,
    v.source_id, v.publisher, v.source_title, v.url
from county as v
left join known as r on v.sector_code = r.sector_code and v.year = r.year and r.geography = 'North Middle Sweden'
where v.year = v.latest  -- an older year of a sector says nothing of now
order by v.is_small, v.quotient desc, v.sector_code
