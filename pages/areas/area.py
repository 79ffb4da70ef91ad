"""How has this area developed, through both strategies?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import area, area_axis, notes, project_list, roles, succession
from pages.ui.subjects.sentences import areas as finding
from pages.ui.subjects.sentences import roles as role

here = view.current("omrade")
own = area.of_line(here)
found = query.rows("areas/card", here)
compared = query.rows("areas/compare", own)
judged = query.rows("milestones/verdicts", own)
flows = query.rows("areas/flow", own)
played = query.rows("areas/roles", own) if found else []
figure.heading(
    here,
    finding.area_title(here, found, compared, judged),
    role.sentence(here, played),
    *finding.area_sentences(here, found, compared, flows, judged),
)
controls.show(here, "line_id")
shown = tabs.shown(here) if found else area.choose(here)

if "picture" in shown:
    figure.show(own, area_axis.axis(own, query.rows("areas/axis", own), compared))
    figure.show(own, area.milestones(own, query.rows("milestones/timeline", own)))
    if begun := query.rows("areas/initiatives", own):
        figure.show(own, roles.initiatives(own, begun))

if "list" in shown:
    whole = own.fixing(**project_list.ALL)
    figure.show(whole, area.projects(whole, query.rows("areas/projects", whole)))
    figure.show(own, area.actors(own, query.rows("areas/actors", own)))

if "method" in shown:
    area.names(here, found, flows)
    figure.show(own, succession.picture(own, flows))
    figure.show(own, roles.listed(own, played))
    figure.show(own, area.indicators(own, query.rows("areas/indicators", own)))
    of_area = own.fixing(line_id="")
    for noted in notes.of(of_area):
        figure.show(of_area, noted)
