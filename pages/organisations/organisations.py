"""Who takes part, who works with whom, and how concentrated is the money?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import controls
from pages.ui.rows import query
from pages.ui.subjects.figures import network, organisations
from pages.ui.subjects.sentences import organisations as finding

here = view.current("organisationer")
total = query.row("organisations/total", here)
largest = query.rows("organisations/concentration", here)
figure.heading(here, finding.title(here, total, largest), *finding.sentences(here, total))
figure.show(here, organisations.concentration(here, largest))
figure.show(here, network.ties(here, query.rows("organisations/ties", here)))
controls.show(here, "find", "sort")
figure.show(here, organisations.listed(here, query.rows("organisations/list", here, page=1)))
figure.show(here, organisations.funders(here, query.rows("organisations/funders", here)))
