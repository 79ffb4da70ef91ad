"""How do the areas compare, and what did the new strategy take over from the old?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import areas, beside, succession
from pages.ui.subjects.sentences import areas as finding

here = view.current("omraden")
compared = query.rows("areas/compare", here)
people = query.rows("areas/population", here)
figure.heading(here, finding.title(here, compared), *finding.sentences(here, compared))
controls.show(here, "unit", "flow")

figure.show(here, areas.compared(here, compared, people, query.row("milestones/total", here)))
years = query.rows("areas/per_year", here, areas=beside.drawn(here, compared))
figure.show(here, beside.side_by_side(here, years, compared, people))
figure.show(here, succession.picture(here, query.rows("areas/flow", here)))
