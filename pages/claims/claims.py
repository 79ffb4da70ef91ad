"""Which totals have been published, and do the rows held here reach them?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import claims
from pages.ui.subjects.sentences import claims as finding

here = view.current("pastaenden")
found = query.rows("funding/claims", here)
figure.heading(here, finding.page_title(here, found), *finding.sentences(here, found))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, claims.compared(here, found))

if "list" in shown:
    figure.show(here, claims.listed(here, found))
    for each in claims.undated(here, query.rows("claims/undated", here)):
        figure.show(here, each)
