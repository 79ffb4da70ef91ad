"""How has this area developed, through both strategies?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import area, area_axis, notes, succession
from pages.ui.subjects.sentences import areas as finding

here = view.current("omrade")
line = [here["line_id"]]
found = query.rows("areas/card", here)
compared = query.rows("areas/compare", here, areas=line)
flows = query.rows("areas/flow", here, areas=line)
figure.heading(
    here, finding.area_title(here, found, compared), *finding.area_sentences(here, found, compared, flows)
)
controls.show(here, "line_id")
shown = tabs.shown(here) if found else area.choose(here)

if "picture" in shown:
    figure.show(here, area_axis.axis(here, query.rows("areas/axis", here), compared))
    figure.show(here, area.milestones(here, query.rows("milestones/timeline", here, areas=line)))

if "list" in shown:
    figure.show(here, area.projects(here, query.rows("areas/projects", here, **area.ALL)))
    figure.show(here, area.actors(here, query.rows("areas/actors", here, areas=line)))

if "method" in shown:
    area.names(here, found, flows)
    figure.show(here, succession.picture(here, flows, line))
    figure.show(here, area.indicators(here, query.rows("areas/indicators", here, areas=line)))
    for noted in notes.of(here, areas=line, line_id=""):
        figure.show(here, noted)
