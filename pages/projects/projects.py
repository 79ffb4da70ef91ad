"""What is being done, by whom, where?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import project_list, project_tiles, projects
from pages.ui.subjects.sentences import projects as finding

here = view.current("projekt")
total = query.row("projects/total", here)
figure.heading(here, finding.title(here, total), *finding.sentences(here, total))
controls.show(here, "text", "location", "area_mode")

shown = tabs.shown(here)

if "picture" in shown:
    years = query.rows("projects/per_year", here)
    project_tiles.tiles(here, total, years)
    areas = query.rows("projects/by_area", here)
    figure.show(here, projects.by_area(here, areas, total), columns=6)
    every = here.fixing(municipality="")
    seats = query.rows("projects/by_municipality", every)
    figure.show(every, projects.by_municipality(every, seats), columns=6)
    figure.show(here, projects.per_year(here, years))

if "list" in shown:
    whole = here.fixing(**project_list.ALL)
    figure.show(whole, project_list.listed(whole, query.rows("projects/list", whole)))
    for found in project_list.undated(here, query.rows("projects/undated", here)):
        figure.show(here, found)
