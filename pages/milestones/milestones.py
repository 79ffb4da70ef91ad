"""Are we on time?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import milestone_lines, milestone_list, milestones, rules
from pages.ui.subjects.sentences import milestones as finding

here = view.current("milstolpar")
total = query.row("milestones/total", here, level="")
verdicts = query.rows("milestones/verdicts", here)
figure.heading(here, finding.title(here, total), *finding.sentences(here, total))
shown = tabs.shown(here)

if "picture" in shown:
    every = here.fixing(**milestone_lines.EVERY)
    rows = query.rows("milestones/by_line", every)
    milestones.tiles(every, total, rows, verdicts[0])
    figure.show(every, milestone_lines.lanes(every, rows, verdicts))
    figure.show(here, milestone_lines.by_area(here, verdicts))

if "list" in shown:
    controls.show(here, "level", "period", "status")
    figure.show(here, milestone_list.listed(here, query.rows("milestones/by_line", here), verdicts))

if "method" in shown:
    figure.show(here, rules.of_milestones(here))
    figure.show(here, milestones.review(here, query.rows("milestones/review", here)))
