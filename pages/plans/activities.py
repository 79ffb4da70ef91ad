"""Which activities and sub-goals does the plan of a project have, when are their milestones due, and who takes part?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import plans
from pages.ui.subjects.sentences import plans as finding

here = view.current("aktiviteter")
found = query.rows("plans/tree", here)
figure.heading(here, finding.title(here, found), *finding.sentences(here, found))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, plans.tree(here, found))
    figure.show(here, plans.goals(here, found))

if "list" in shown:
    figure.show(here, plans.aims(here, query.rows("plans/activities", here)))
    figure.show(here, plans.quarters(here, found))
    figure.show(here, plans.bodies(here, query.rows("plans/bodies", here)))
