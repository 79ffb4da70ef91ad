"""What has happened to this milestone?"""

from pages.ui.address import view
from pages.ui.editing import door, milestone, reporting

here = view.current("rapportera")
found = milestone.found(here)
milestone.head(here, found)
if found and door.is_open(here):
    reporting.form(here, found[0])
