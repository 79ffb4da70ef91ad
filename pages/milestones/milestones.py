"""Are we on time?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import milestones, rules, verdicts
from pages.ui.subjects.sentences import milestones as finding

here = view.current("milstolpar")
total = query.row("milestones/total", here)
figure.heading(here, finding.title(here, total), *finding.sentences(here, total))
shown = tabs.shown(here)

if "picture" in shown:
    controls.show(here, "level")
    levels = query.rows("milestones/by_status", here, by="level")
    areas = query.rows("milestones/by_status", here, by="area")
    ruled = query.rows("milestones/verdict_rules", here)
    figure.show(here, verdicts.of_areas(here, query.rows("milestones/verdicts", here), ruled))
    figure.show(here, milestones.review(here, query.rows("milestones/review", here)), columns=6)
    figure.show(here, milestones.by_status(here, levels, by="level", once=levels), columns=6)
    figure.show(here, milestones.by_status(here, areas, by="area", once=levels), columns=6)
    years = query.rows("milestones/by_status", here, by="year")
    figure.show(here, milestones.per_year(here, years), columns=6)

if "list" in shown:
    controls.show(here, "level", "period", "status", key="axis_controls")
    figure.show(here, milestones.axis(here, query.rows("milestones/timeline", here)))
    figure.show(here, milestones.moves(here, query.rows("milestones/moves", here)), columns=6)
    figure.show(here, milestones.slips(here, query.rows("milestones/slips", here)), columns=6)

if "method" in shown:
    figure.show(here, rules.of_milestones(here))
