"""In which sectors is the county strong, against the country, and how large are they?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import indicators, sectors
from pages.ui.subjects.sentences import sectors as finding

here = view.current("styrkeomraden")
rows = query.rows("sectors/strengths", here)
figure.heading(here, finding.title(here, rows), *finding.sentences(here, rows))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, sectors.quotients(here, rows))
    figure.show(here, sectors.over_years(here, query.rows("sectors/values", here), rows))
    known = query.rows("indicators/list", here, **indicators.EVERY, areas=[])
    figure.show(here, sectors.dynamics(here, query.rows("sectors/dynamics", here), known))

if "list" in shown:
    figure.show(here, sectors.listed(here, rows))

if "method" in shown:
    figure.show(here, sectors.formula(here))
    fixed = here.fixing(method="strength_areas")
    figure.show(fixed, sectors.analysis(fixed, query.rows("monitoring/methods", fixed)))
