"""Who takes part, who works with whom, and how concentrated is the money?"""

from pages.ui import controls, figure, query, view
from pages.ui.figures import network, organisations
from pages.ui.sentences import organisations as finding

here = view.current("organisationer")
total = query.row("organisations/total", here)
figure.heading(here, finding.title(here, total), *finding.sentences(here, total))
figure.show(here, organisations.concentration(here, query.rows("organisations/concentration", here)))
figure.show(here, network.ties(here, query.rows("organisations/ties", here)))
controls.show(here, "text", "sort")
figure.show(here, organisations.listed(here, query.rows("organisations/list", here, page=1)))
figure.show(here, organisations.funders(here, query.rows("organisations/funders", here)))
