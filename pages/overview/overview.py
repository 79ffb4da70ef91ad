"""How is it going?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.rows import query
from pages.ui.subjects.figures import area_years, attention, headline
from pages.ui.subjects.sentences import coverage, verdicts
from pages.ui.subjects.sentences import overview as finding

here = view.current("")
head = query.row("overview/headline", here)
judged = query.rows("milestones/verdicts", here)
reach = query.rows("funding/reach", here)
money = here.fixing(
    measure="granted",
    location="whole",
    currency="SEK",
    price_year=0,
    time_mode="decided",
    by="area",
    area_mode="split",
)
years = query.rows("funding/per_year", money.fixing(by="total"))
periods = query.rows("overview/money_by_period", here)
figure.heading(
    here, finding.title(here, head), verdicts.sentence(here, judged), small=coverage.line(here, reach)
)
headline.tiles(here, head, periods, years, judged)

cells = query.rows("funding/per_year", money)
areas = query.rows("areas/compare", here)
total = query.row("funding/total", money)
figure.show(money, area_years.overview(money, cells, areas, judged, total, reach), columns=9)
figure.show(here, attention.items(here, query.rows("overview/attention", here), head), columns=3)
