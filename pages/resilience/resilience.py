"""How well does the county meet change: what is assessed, by whom, and what do sources tie to it?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import resilience
from pages.ui.subjects.sentences import resilience as finding

here = view.current("motstandskraft")
fixed = here.fixing(method="resilience")
items, levels = query.rows("monitoring/methods", fixed), query.rows("resilience/levels", here)
ties = query.rows("resilience/ties", here)
figure.heading(here, finding.title(here, items, levels), *finding.sentences(here, items))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, resilience.matrix(here, items, levels))
    figure.show(fixed, resilience.framework(fixed, items, ties))

if "list" in shown:
    figure.show(here, resilience.grounds(here, levels))
    figure.show(here, resilience.tied(here, ties))

if "method" in shown:
    figure.show(here, resilience.rules(here))
