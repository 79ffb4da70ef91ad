"""What has been evaluated, what was recommended, and what has been done since?"""

from pages.ui.address import view
from pages.ui.figure import figure
from pages.ui.frame import tabs
from pages.ui.rows import query
from pages.ui.subjects.figures import evaluations
from pages.ui.subjects.sentences import evaluations as finding

here = view.current("utvarderingar")
found = query.rows("evaluations/list", here)
figure.heading(here, finding.title(here, found), *finding.sentences(here, found))
shown = tabs.shown(here)

if "picture" in shown:
    figure.show(here, evaluations.register(here, found))
    figure.show(here, evaluations.rounds(here, query.rows("evaluations/rounds", here)))

if "list" in shown:
    figure.show(here, evaluations.since(here, query.rows("evaluations/since", here)))
    figure.show(here, evaluations.programmes(here, query.rows("evaluations/programmes", here)))
