"""Which totals have been published, and do the rows held here reach them?"""

from pages.ui import figure, query, view
from pages.ui.figures import claims
from pages.ui.sentences import claims as finding

here = view.current("pastaenden")
found = query.rows("funding/claims", here)
figure.heading(here, finding.title(here, found), *finding.sentences(here, found))
figure.show(here, claims.listed(here, found))
