"""Are we on time?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import milestones, verdicts
from pages.ui.subjects.sentences import milestones as finding

here = view.current("milstolpar")
total = query.row("milestones/total", here)
figure.heading(here, finding.title(here, total), *finding.sentences(here, total))
controls.show(here, "level")

figure.show(here, verdicts.of_areas(here, query.rows("milestones/verdicts", here)))
figure.show(here, milestones.review(here, query.rows("milestones/review", here)))
levels = query.rows("milestones/by_status", here, by="level")
areas = query.rows("milestones/by_status", here, by="area")
figure.show(here, milestones.by_status(here, levels, by="level", once=levels))
figure.show(here, milestones.by_status(here, areas, by="area", once=levels))
figure.show(here, milestones.per_year(here, query.rows("milestones/by_status", here, by="year")))
controls.show(here, "period", "status", key="axis_controls")
figure.show(here, milestones.axis(here, query.rows("milestones/timeline", here)))
figure.show(here, milestones.moves(here, query.rows("milestones/moves", here)))
figure.show(here, milestones.slips(here, query.rows("milestones/slips", here)))
