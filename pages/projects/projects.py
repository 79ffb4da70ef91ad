"""What is being done, by whom, where?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import projects
from pages.ui.subjects.sentences import projects as finding

here = view.current("projekt")
total = query.row("projects/total", here)
figure.heading(here, finding.title(here, total), *finding.sentences(here, total))
controls.show(here, "text", "location", "area_mode")

shown = tabs.shown(here)

if "picture" in shown:
    areas = query.rows("projects/by_area", here)
    figure.show(here, projects.by_area(here, areas, here["area_mode"], total), columns=6)
    seats = query.rows("projects/by_municipality", here, municipality="")
    figure.show(here, projects.by_municipality(here, seats), columns=6)
    figure.show(here, projects.per_year(here, query.rows("projects/per_year", here)))

if "list" in shown:
    figure.show(here, projects.listed(here, query.rows("projects/list", here, **projects.ALL)))
    for found in projects.undated(here, query.rows("projects/undated", here)):
        figure.show(here, found)
