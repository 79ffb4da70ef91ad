select y as year, currency, if(currency = 'EUR', 10.0, 1.1) as sek_per_unit, 'kalla_6' as source_id
from range(2005, 2026) as t (y), unnest(['EUR', 'NOK']) as u (currency)
