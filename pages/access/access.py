"""How does another tool fetch exactly what this view shows?"""

from pages.ui.address import view
from pages.ui.figure import capture
from pages.ui.subjects.figures import access

here = view.current("hamta")
shown = access.view_of(here)
access.head(here, shown)
access.addresses(here, shown, capture.run(shown).figures)
access.steps(here)
