"""Who takes part, who works with whom, and how concentrated is the money?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls, tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import network, organisations
from pages.ui.subjects.sentences import organisations as finding

here = view.current("organisationer")
total = query.row("organisations/total", here)
largest = query.rows("organisations/concentration", here)
figure.heading(here, finding.title(here, total, largest), *finding.sentences(here, total))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, network.matrix(here, query.rows("organisations/tie_matrix", here)), columns=8)
    figure.show(here, organisations.concentration(here, largest), columns=4)
    figure.show(here, network.ties(here, query.rows("organisations/ties", here)))

if "list" in shown:
    controls.show(here, "find", "sort")
    whole = here.fixing(page=1)
    figure.show(whole, organisations.listed(whole, query.rows("organisations/list", whole)))

if "method" in shown:
    figure.show(here, organisations.funders(here, query.rows("organisations/funders", here)))
