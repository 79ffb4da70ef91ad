"""Which area lags, and why, and what has changed since a day?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import areas, beside, succession
from pages.ui.subjects.sentences import areas as finding

here = view.current("omraden")
compared = query.rows("areas/compare", here)
judged = query.rows("milestones/verdicts", here)
figure.heading(here, finding.title(here, judged), *finding.sentences(here, compared, judged))
shown = tabs.shown(here)

if "picture" in shown:
    controls.show(here, "since", "unit")
    people = query.rows("areas/population", here)
    since = query.rows("changes/by_area", here.fixing(since=here.since))
    once = query.row("milestones/total", here)
    played = query.rows("areas/roles", here, areas=[])
    figure.show(here, areas.compared(here, compared, people, once, judged, since, played))
    drawn = here.fixing(areas=beside.drawn(here, compared))
    figure.show(drawn, beside.side_by_side(drawn, query.rows("areas/per_year", drawn), compared, people))

if "method" in shown:
    controls.show(here, "flow", key="between")
    figure.show(here, succession.picture(here, query.rows("areas/flow", here)))
