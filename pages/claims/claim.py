"""What does this claim say, and what do the rows add up to under each reasonable reading of it?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import claim
from pages.ui.subjects.sentences import claims as finding

here = view.current("pastaende")
found = query.rows("claims/summary", here) if here["claim_id"] else []
claims = query.rows("funding/claims", here, strategy="") if found else []
figure.heading(here, finding.claim_title(here, claims, found), *finding.claim_sentences(here, claims, found))
shown = tabs.shown(here) if claims else ()
if not claims:
    figure.way_back(here, "pastaenden")

for row in claims:
    if "picture" in shown:
        figure.show(here, claim.readings(here, query.rows("claims/readings", here), row))
    if "list" in shown:
        figure.show(here, claim.left_out(here, query.rows("claims/left_out", here)))
    if "method" in shown:
        claim.head(here, row)
        for more in claim.known(here):
            figure.show(here, more)
